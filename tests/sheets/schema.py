"""The messages of the API: which fields there are, for masks and for what a request may hold.

Unknown names and wrong types are refused with the words of the service, so that a client that
would only work here does not work here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.sheets.errors import ApiError, invalid

# One message a line: its fields, with a type where it matters; * is a list. A field without a type
# is any scalar; Any is not looked into.
_MESSAGES = """
Spreadsheet spreadsheetId properties:SpreadsheetProperties sheets:Sheet* namedRanges:NamedRange* \
 spreadsheetUrl developerMetadata:Any* dataSources:Any* dataSourceSchedules:Any*
SpreadsheetProperties title:str locale:str autoRecalc timeZone:str defaultFormat:CellFormat \
 iterativeCalculationSettings:Any spreadsheetTheme:Any importFunctionsExternalUrlAccessAllowed:bool
Sheet properties:SheetProperties data:GridData* merges:GridRange* \
 conditionalFormats:ConditionalFormatRule* filterViews:FilterView* \
 protectedRanges:ProtectedRange* basicFilter:BasicFilter charts:EmbeddedChart* \
 bandedRanges:Any* developerMetadata:Any* rowGroups:Any* columnGroups:Any* slicers:Any* tables:Any*
SheetProperties sheetId:int title:str index:int sheetType gridProperties:GridProperties \
 hidden:bool tabColor:Color tabColorStyle:ColorStyle rightToLeft:bool dataSourceSheetProperties:Any
GridProperties rowCount:int columnCount:int frozenRowCount:int frozenColumnCount:int \
 hideGridlines:bool rowGroupControlAfter:bool columnGroupControlAfter:bool
GridData startRow:int startColumn:int rowData:RowData* rowMetadata:DimensionProperties* \
 columnMetadata:DimensionProperties*
RowData values:CellData*
CellData userEnteredValue:ExtendedValue effectiveValue:ExtendedValue formattedValue:str \
 userEnteredFormat:CellFormat effectiveFormat:CellFormat hyperlink:str note:str \
 textFormatRuns:TextFormatRun* dataValidation:DataValidationRule pivotTable:Any \
 dataSourceTable:Any dataSourceFormula:Any chipRuns:Any*
ExtendedValue numberValue:num stringValue:str boolValue:bool formulaValue:str errorValue:Any
CellFormat numberFormat:NumberFormat backgroundColor:Color backgroundColorStyle:ColorStyle \
 borders:Borders padding:Any horizontalAlignment verticalAlignment wrapStrategy textDirection \
 textFormat:TextFormat hyperlinkDisplayType textRotation:Any
NumberFormat type:str pattern:str
Color red:num green:num blue:num alpha:num
ColorStyle rgbColor:Color themeColor
Borders top:Border bottom:Border left:Border right:Border
Border style width:int color:Color colorStyle:ColorStyle
TextFormat foregroundColor:Color foregroundColorStyle:ColorStyle fontFamily:str fontSize:int \
 bold:bool italic:bool strikethrough:bool underline:bool link:Link
Link uri:str
TextFormatRun startIndex:int format:TextFormat
DataValidationRule condition:BooleanCondition inputMessage:str strict:bool showCustomUi:bool
BooleanCondition type:str values:ConditionValue*
ConditionValue relativeDate userEnteredValue:str
DimensionProperties pixelSize:int hiddenByUser:bool hiddenByFilter:bool developerMetadata:Any* \
 dataSourceColumnReference:Any
GridRange sheetId:int startRowIndex:int endRowIndex:int startColumnIndex:int endColumnIndex:int
GridCoordinate sheetId:int rowIndex:int columnIndex:int
DimensionRange sheetId:int dimension startIndex:int endIndex:int
NamedRange namedRangeId:str name:str range:GridRange
ProtectedRange protectedRangeId:int range:GridRange namedRangeId:str tableId:str description:str \
 warningOnly:bool requestingUserCanEdit:bool unprotectedRanges:GridRange* editors:Editors
Editors users:str* groups:str* domainUsersCanEdit:bool
ConditionalFormatRule ranges:GridRange* booleanRule:BooleanRule gradientRule:GradientRule
BooleanRule condition:BooleanCondition format:CellFormat
GradientRule minpoint:InterpolationPoint midpoint:InterpolationPoint maxpoint:InterpolationPoint
InterpolationPoint color:Color colorStyle:ColorStyle type value:str
FilterView filterViewId:int title:str range:GridRange namedRangeId:str tableId:str \
 sortSpecs:SortSpec* criteria:Any filterSpecs:FilterSpec*
BasicFilter range:GridRange sortSpecs:SortSpec* criteria:Any filterSpecs:FilterSpec* tableId:str
FilterSpec columnIndex:int filterCriteria:Any dataSourceColumnReference:Any
SortSpec dimensionIndex:int sortOrder foregroundColor:Color foregroundColorStyle:ColorStyle \
 backgroundColor:Color backgroundColorStyle:ColorStyle dataSourceColumnReference:Any
EmbeddedChart chartId:int spec:ChartSpec position:EmbeddedObjectPosition border:Any
EmbeddedObjectPosition sheetId:int overlayPosition:OverlayPosition newSheet:bool
OverlayPosition anchorCell:GridCoordinate offsetXPixels:int offsetYPixels:int widthPixels:int \
 heightPixels:int
ChartSpec title:str altText:str titleTextFormat:TextFormat titleTextPosition:Any subtitle:str \
 subtitleTextFormat:TextFormat subtitleTextPosition:Any fontName:str maximized:bool \
 backgroundColor:Color backgroundColorStyle:ColorStyle dataSourceChartProperties:Any \
 filterSpecs:FilterSpec* sortSpecs:SortSpec* hiddenDimensionStrategy basicChart:BasicChartSpec \
 pieChart:Any bubbleChart:Any candlestickChart:Any orgChart:Any histogramChart:Any \
 waterfallChart:Any treemapChart:Any scorecardChart:Any
BasicChartSpec chartType legendPosition axis:BasicChartAxis* domains:BasicChartDomain* \
 series:BasicChartSeries* headerCount:int threeDimensional:bool interpolateNulls:bool stackedType \
 lineSmoothing:bool compareMode totalDataLabel:DataLabel
BasicChartAxis position title:str format:TextFormat titleTextPosition:Any viewWindowOptions:Any
BasicChartDomain domain:ChartData reversed:bool
BasicChartSeries series:ChartData targetAxis type lineStyle:Any dataLabel:DataLabel color:Color \
 colorStyle:ColorStyle pointStyle:Any styleOverrides:Any*
ChartData sourceRange:ChartSourceRange columnReference:Any groupRule:Any aggregateType
ChartSourceRange sources:GridRange*
DataLabel type textFormat:TextFormat placement customLabelData:ChartData
BatchUpdate requests:Request* includeSpreadsheetInResponse:bool responseRanges:str* \
 responseIncludeGridData:bool
AddSheet properties:SheetProperties
DeleteSheet sheetId:int
DuplicateSheet sourceSheetId:int insertSheetIndex:int newSheetId:int newSheetName:str
UpdateSheetProperties properties:SheetProperties fields:str
UpdateSpreadsheetProperties properties:SpreadsheetProperties fields:str
UpdateCells rows:RowData* fields:str start:GridCoordinate range:GridRange
AppendCells sheetId:int rows:RowData* fields:str tableId:str
RepeatCell range:GridRange cell:CellData fields:str
SetDataValidation range:GridRange rule:DataValidationRule filteredRowsIncluded:bool
AddProtectedRange protectedRange:ProtectedRange
UpdateProtectedRange protectedRange:ProtectedRange fields:str
DeleteProtectedRange protectedRangeId:int
AddConditionalFormatRule rule:ConditionalFormatRule index:int
UpdateConditionalFormatRule index:int sheetId:int rule:ConditionalFormatRule newIndex:int
DeleteConditionalFormatRule index:int sheetId:int
AddNamedRange namedRange:NamedRange
UpdateNamedRange namedRange:NamedRange fields:str
DeleteNamedRange namedRangeId:str
AddFilterView filter:FilterView
UpdateFilterView filter:FilterView fields:str
DeleteFilterView filterId:int
SetBasicFilter filter:BasicFilter
ClearBasicFilter sheetId:int
AddChart chart:EmbeddedChart
UpdateChartSpec chartId:int spec:ChartSpec
DeleteEmbeddedObject objectId:int
InsertDimension range:DimensionRange inheritFromBefore:bool
DeleteDimension range:DimensionRange
MoveDimension source:DimensionRange destinationIndex:int
AppendDimension sheetId:int dimension length:int tableId:str
UpdateDimensionProperties range:DimensionRange dataSourceSheetRange:Any \
 properties:DimensionProperties fields:str
AutoResizeDimensions dimensions:DimensionRange dataSourceSheetDimensions:Any
SortRange range:GridRange sortSpecs:SortSpec*
UpdateBorders range:GridRange top:Border bottom:Border left:Border right:Border \
 innerHorizontal:Border innerVertical:Border
MergeCells range:GridRange mergeType
UnmergeCells range:GridRange
FindReplace find:str replacement:str matchCase:bool matchEntireCell:bool searchByRegex:bool \
 includeFormulas:bool range:GridRange sheetId:int allSheets:bool
ValueRange range:str majorDimension values:Any
BatchValues valueInputOption data:ValueRange* includeValuesInResponse:bool \
 responseValueRenderOption responseDateTimeRenderOption
BatchClear ranges:str*
Clear
"""


@dataclass(frozen=True, slots=True)
class Field:
    """The type of a field: a message, a scalar type, ``Any`` or nothing in particular."""

    type: str
    repeated: bool

    @property
    def message(self) -> str | None:
        return self.type if self.type in messages() else None


@cache
def messages() -> dict[str, dict[str, Field]]:
    found = {}
    for line in _MESSAGES.strip().splitlines():
        name, *fields = line.split()
        found[name] = dict(_field(field) for field in fields)
    kinds = [name for name in found if f"{name[0].lower()}{name[1:]}" in _request_kinds()]
    found["Request"] = {f"{name[0].lower()}{name[1:]}": Field(name, False) for name in kinds}
    return found


def _field(text: str) -> tuple[str, Field]:
    name, _, kind = text.partition(":")
    return name, Field(kind.rstrip("*"), kind.endswith("*"))


def _request_kinds() -> set[str]:
    """What stands from AddSheet to FindReplace: the kinds of request of a batchUpdate."""
    names = [line.split()[0] for line in _MESSAGES.strip().splitlines()]
    kinds = names[names.index("AddSheet") : names.index("FindReplace") + 1]
    return {f"{name[0].lower()}{name[1:]}" for name in kinds}


_SCALARS: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int, str),
    "num": (int, float),
    "bool": (bool,),
}
_PROTO = {"str": "TYPE_STRING", "int": "TYPE_INT32", "num": "TYPE_DOUBLE", "bool": "TYPE_BOOL"}


Place = tuple[str | int, ...]
"""Where a value stands in a body: names and indices, written out only when something is wrong."""


def checked(message: str, value: Any, place: Place = ()) -> Any:
    """The value as the service reads it: a null is a field that is not there.

    Unknown names and wrong types are 400 with the place in the service's own notation.
    """
    if not isinstance(value, dict):
        raise _wrong(place, f"type.googleapis.com/google.apps.sheets.v4.{message}", value)
    fields = messages()[message]
    result = {}
    for name, item in value.items():
        field = fields.get(name)
        if field is None:
            raise _unknown(name, place)
        if item is not None:
            result[name] = _checked_field(field, item, (*place, name))
    return result


def _checked_field(field: Field, value: Any, place: Place) -> Any:
    if field.repeated and field.type != "Any":
        if not isinstance(value, list):
            raise _wrong(place, "type.googleapis.com/google.protobuf.ListValue", value)
        return [_checked_one(field, item, (*place, i)) for i, item in enumerate(value)]
    return _checked_one(field, value, place)


def _checked_one(field: Field, value: Any, place: Place) -> Any:
    if field.type in _SCALARS:
        return _scalar(field.type, value, place)
    if field.type in messages():
        return checked(field.type, value, place)
    if not field.type and isinstance(value, dict | list):
        raise _wrong(place, "TYPE_STRING", value)
    return value


def _scalar(kind: str, value: Any, place: Place) -> Any:
    fits = isinstance(value, _SCALARS[kind]) and (kind == "bool" or not isinstance(value, bool))
    if fits and kind == "int" and isinstance(value, str):
        fits = bool(re.fullmatch(r"-?\d+", value))
    if not fits:
        raise _wrong(place, _PROTO[kind], value)
    return int(value) if kind == "int" else value


def _written_out(place: Place) -> str:
    """Such as ``requests[0].add_sheet.properties``."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{_snake(part)}" for part in place]
    return "".join(parts).removeprefix(".")


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])([A-Z])", lambda found: "_" + found[1].lower(), name)


def _unknown(name: str, place: Place) -> ApiError:
    path = _written_out(place)
    at = f" at '{path}'" if path else ""
    text = f'Invalid JSON payload received. Unknown name "{name}"{at}: Cannot find field.'
    return invalid(text, {path: text})


def _wrong(place: Place, kind: str, value: Any) -> ApiError:
    path = _written_out(place)
    shown = f'"{value}"' if isinstance(value, str) else value
    text = f"Invalid value at '{path}' ({kind}), {shown}"
    return invalid(text, {path: text})
