"""Every look at the way of a young person and a family. What opens a record leaves a line in the trail."""
