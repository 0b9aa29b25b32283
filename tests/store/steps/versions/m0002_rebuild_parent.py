"""Rebuilds a table that others refer to: the step that loses children when foreign keys are on."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("org_unit", recreate="always") as batch:
        batch.add_column(sa.Column("fax", sa.Text()))
