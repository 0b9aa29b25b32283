"""Figures drawn with matplotlib, without pyplot."""
