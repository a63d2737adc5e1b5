"""Rules on money, codes and the tables that print them."""
