"""Ours and its peers, a module each: `matched` gives every household of a pool its sponsor.

A module is imported before the clock starts, in a process of its own.
"""
