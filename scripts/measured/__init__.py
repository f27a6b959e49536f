"""What scripts/bench measures: our program beside its peers, and a whole made-up country."""
