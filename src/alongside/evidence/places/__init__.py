"""Areas on the ground: their boundaries, which one a point is in, and which vintage of areas a file speaks of."""
