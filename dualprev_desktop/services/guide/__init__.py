"""The guide: rules over the company, each saying one thing that is missing and where it is mended."""
