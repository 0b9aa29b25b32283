"""A new table, filled from an old one."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table("unit_name", sa.Column("id", sa.Text(), primary_key=True), sa.Column("name", sa.Text()))
    op.execute("INSERT INTO unit_name SELECT id, name FROM org_unit")
