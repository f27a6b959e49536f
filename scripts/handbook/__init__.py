"""The handbook of the site: what its pages share is written once, as data, and made from it."""
