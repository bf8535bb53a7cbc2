"""Where incidents gather: cells and areas that stand out, smooth surfaces, whether they held, how stable ranks are."""
