"""The register of graded control of equipment (设备设施风险分级管控清单), as its form declares it."""

from __future__ import annotations

from dualprev_desktop.documents.forms.book import form_document
from dualprev_desktop.documents.forms.form import FORMS

DOCUMENT = form_document(FORMS["control-facilities"])
