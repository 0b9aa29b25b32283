"""The company file: tables, journal, unit of work, migrations, backups."""
