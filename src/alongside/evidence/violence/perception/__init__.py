"""What residents say: how safe they feel, what worries them, where too few were asked, and what nobody was asked."""
