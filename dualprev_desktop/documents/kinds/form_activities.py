"""The list of activities (作业活动清单), as its form declares it."""

from __future__ import annotations

from dualprev_desktop.documents.forms.book import form_document
from dualprev_desktop.documents.forms.form import FORMS

DOCUMENT = form_document(FORMS["list-activities"])
