"""What enters and leaves the company file: workbooks, bundles."""
