"""The checklist of hidden dangers in management (隐患排查清单·基础管理类), as its form declares it."""

from __future__ import annotations

from dualprev_desktop.documents.forms.book import form_document
from dualprev_desktop.documents.forms.form import FORMS

DOCUMENT = form_document(FORMS["check-management"])
