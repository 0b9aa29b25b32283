"""The checklist of hidden dangers on site (隐患排查清单·生产现场类), as its form declares it."""

from __future__ import annotations

from dualprev_desktop.documents.forms.book import form_document
from dualprev_desktop.documents.forms.form import FORMS

DOCUMENT = form_document(FORMS["check-site"])
