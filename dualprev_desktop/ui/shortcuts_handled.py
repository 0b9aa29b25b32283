"""Keys that widgets handle by themselves, for the sheet: no action says them. A test holds the table complete."""

from __future__ import annotations

from dataclasses import dataclass

from dualprev_desktop.kernel.i18n import N_

EVERYWHERE, TABLE, LISTS, ASSESS, PLAN, PANELS = (
    N_("Everywhere"), N_("In tables"), N_("In lists and fields"), N_("While assessing"), N_("On the plan"),
    N_("In panels"))
PICTURES = N_("On a marked picture")


@dataclass(frozen=True)
class Handled:
    place: str
    keys: str
    """As on the sheet; several with " / " between."""
    words: str
    owners: tuple[str, ...] = ()
    """The classes, or the functions of a module, that hear them."""


HANDLED = (
    Handled(EVERYWHERE, "Tab / Shift+Tab", N_("To the next or the previous field"), ("TurningList", "MainWindow")),
    Handled(EVERYWHERE, "Enter", N_("Press the button that has the keyboard; take what was chosen"), ("MainWindow",)),
    Handled(EVERYWHERE, "Esc", N_("Close what lies on the page; put a message away; give up what is being typed"),
            ("WithImport", "NewCompany", "OfferPanel", "RulesPage", "MessageStrip", "FormField", "DirectPanel",
             "ExplainPanel", "BulkStrip", "ColouredMapPanel", "PlanLevelBar", "PlanPast", "PalettePanel", "HangBar")),
    Handled(EVERYWHERE, "F10", N_("Open the company menu"), ("Shell", "StartPage")),
    Handled(EVERYWHERE, "Up / Down / Page Up / Page Down", N_("Move in what was found"), ("SearchBox",)),
    Handled(EVERYWHERE, "Ctrl+Page Up / Ctrl+Page Down", N_("To the previous or the next tab of the page"),
            ("SurveyPage", "IdentifyPage")),
    Handled(EVERYWHERE, "Alt+…", N_("Press the tool whose letter is underlined"), ("PageFrame",)),
    Handled(TABLE, "F2", N_("Change the cell; typing replaces it"), ("RecordTable",)),
    Handled(TABLE, "Enter", N_("Down; while a new record is typed, to its next field"), ("RecordTable",)),
    Handled(TABLE, "Ctrl+C / Ctrl+X / Ctrl+V", N_("Copy, cut, paste; also from and to Excel and WPS"),
            ("RecordTable",)),
    Handled(TABLE, "Ctrl+D", N_("Fill down"), ("RecordTable",)),
    Handled(TABLE, "Delete / Backspace", N_("Remove whole rows; clear chosen cells"), ("RecordTable",)),
    Handled(TABLE, "Ctrl+F", N_("To the words that narrow the table"), ("RegisterBody",)),
    Handled(TABLE, "Ctrl+Enter", N_("A new record"), ("RegisterBody",)),
    Handled(TABLE, "F6", N_("From the table to the form and back"), ("RegisterBody",)),
    Handled(TABLE, "Ctrl+E", N_("Set a field in all chosen rows"), ("RegisterBody",)),
    Handled(TABLE, "Page Up / Page Down", N_("In the form: the record before or after"), ("RecordForm",)),
    Handled(LISTS, "Down / Enter", N_("From a filter into its rows"), ("FilterEdit",)),
    Handled(LISTS, "Right / Enter / Space", N_("From the steps into the page"), ("Rail",)),
    Handled(LISTS, "Space", N_("Tick or choose the line"), ("KindView", "RegradePanel", "RiskMatrix", "DutyTree")),
    Handled(LISTS, "Delete", N_("Remove the saved view"), ("ViewPanel",)),
    Handled(LISTS, "Delete", N_("Papers on the wall: taken down"), ("WallList",)),
    Handled(LISTS, "Page Up / Page Down / Home / End", N_("Turn the pages of the preview; the first, the last"),
            ("PagePreview",)),
    Handled(LISTS, "1", N_("The page of the preview in its true size"), ("PagePreview",)),
    Handled(ASSESS, "Up / Down / Home / End", N_("Choose a line of the scale"), ("ScaleGroup",)),
    Handled(ASSESS, "Delete / Backspace", N_("Take the choice back"), ("ScaleGroup",)),
    Handled(ASSESS, "Alt+1 … Alt+7", N_("Class of the measure that is typed"), ("MeasureEntry",)),
    Handled(PLAN, "Space", N_("Set a corner while drawing by keys; held down: move the sheet with the mouse"),
            ("DrawingTool", "PlanCanvas")),
    Handled(PLAN, "Backspace / Ctrl+Z", N_("Take the last corner back"), ("DrawingTool",)),
    Handled(PLAN, "A / E", N_("While drawing corners: the next edge is an arc; it follows a neighbour's border"),
            ("PolygonTool",)),
    Handled(PLAN, "Tab", N_("While following a border: the other way round"), ("PolygonTool",)),
    Handled(PLAN, "O / M", N_("While pulling an ellipse: make it round; begin in the middle"), ("EllipseTool",)),
    Handled(PLAN, "Ctrl", N_("Held while drawing: do not snap"), ("DrawingTool",)),
    Handled(PLAN, "Page Up / Page Down", N_("To the previous or the next zone"),
            ("SelectTool", "SelectKeys")),
    Handled(PLAN, "F2 / Enter", N_("Give the zone its name; while drawing, Enter ends the outline"),
            ("SelectKeys", "DrawingTool")),
    Handled(PLAN, "[ / ] / { / }", N_("To the previous or the next corner; with braces: edge"), ("SelectKeys",)),
    Handled(PLAN, "Insert / Delete", N_("Add a corner; remove the corner, or what is selected"),
            ("SelectKeys",)),
    Handled(PLAN, "Left / Right / Up / Down", N_("Move the pen, the zone or the corner; ten times as far with Shift"),
            ("SelectTool", "DrawingTool")),
    Handled(PLAN, "Left / Right / Up / Down", N_("On an earlier day: move the sheet; in its bar, to another day"),
            ("PastCanvas",)),
    Handled(PLAN, "1 … 8", N_("Choose the kind of symbol"), ("SymbolTool",)),
    Handled(PLAN, "R / Shift+R / + / - / =", N_("Turn the selected symbols, back; larger, smaller"),
            ("SymbolTool", "symbol_key")),
    Handled(PLAN, "Delete", N_("Remove the selected symbols"), ("symbol_key",)),
    Handled(PLAN, "Space / Home", N_("While straightening a picture: to the next corner; the whole picture"),
            ("CornersCanvas",)),
    Handled(PLAN, "Enter / Esc", N_("Keep the words that are typed; drop them"), ("WordsEdit", "TextTool")),
    Handled(PLAN, "Enter", N_("In the list of risk points: put them on the plan"), ("PointList",)),
    Handled(LISTS, "Ctrl+V", N_("Attach the copied picture or files"), ("AttachmentPane",)),
    Handled(LISTS, "Enter / Delete", N_("Attachments: open here; remove"), ("AttachmentGrid",)),
    Handled(PICTURES, "V / A / O / R / T / P", N_("Choose, arrow, ellipse, rectangle, words, free line"),
            ("MarkKeys",)),
    Handled(PICTURES, "Enter", N_("A new mark in the middle; the words of the chosen one"), ("MarkKeys",)),
    Handled(PICTURES, "Space / Shift+Space", N_("To the next or the previous mark"), ("MarkKeys",)),
    Handled(PICTURES, "Left / Right / Up / Down", N_("Move the mark, five times as far with Shift; with Ctrl its end; "
                                                    "without a mark the picture"), ("MarkKeys",)),
    Handled(PICTURES, "Delete / Backspace", N_("Remove the mark"), ("MarkKeys",)),
    Handled(PICTURES, "+ / - / F", N_("Nearer, farther, the whole picture"), ("MarkKeys",)),
    Handled(PANELS, "1 … 9", N_("Change of edition: take the type of that number"), ("TurningList",)),
    Handled(PANELS, "0 / Delete / Backspace", N_("Change of edition: take the answer back"), ("TurningList",)),
    Handled(PANELS, "Ctrl+Enter", N_("Change of edition: take all answers over"), ("EditionPanel",)),
)
