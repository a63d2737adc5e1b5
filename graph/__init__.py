"""The typed graph of plans, its files and its stores."""
