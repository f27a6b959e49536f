// The workbooks: which one holds what, and the rows of their Inboxes. The Sheets service is used,
// not SpreadsheetApp: there text is never read as a formula, and what it wrote stands.
"use strict";

const REGISTRY_SECONDS = 300;
const REMEMBERED_SECONDS = 21600; // the most that the cache keeps anything

// In how many workbooks a record is looked for: each takes one of sixty reads a minute.
const MOST_SEARCHED = 30;

function national() {
  const id = PropertiesService.getScriptProperties().getProperty("LANDELIJK");
  if (!id) throw new Refusal("no LANDELIJK");
  return id;
}

// The spreadsheet ids by area. When the registry cannot be read, as it was before.
function registry() {
  const cache = CacheService.getScriptCache();
  const known = cache.get("registry");
  if (known) return JSON.parse(known);
  try {
    const areas = readRegistry();
    cache.put("registry", JSON.stringify(areas), REGISTRY_SECONDS);
    cache.put("registry-before", JSON.stringify(areas), REMEMBERED_SECONDS);
    return areas;
  } catch (error) {
    const before = cache.get("registry-before");
    if (!before) throw error;
    console.error("registry not read: " + kindOf(error));
    return JSON.parse(before);
  }
}

function readRegistry() {
  const { rows } = readTabs(national(), [FIELDS.registry.tab])[0];
  const [area, workbook] = FIELDS.registry.headers;
  const named = rows.map((cells) => [cells[area].trim(), spreadsheetId(cells[workbook])]);
  const right = named.filter(([name, id]) => name && id && name !== "landelijk" && !/,/.test(name));
  // Of an area that stands there twice the first row counts, as in intake/registry.py.
  return Object.fromEntries(right.reverse());
}

// From an id or the address of a spreadsheet; "" for a file's name.
function spreadsheetId(text) {
  const address =
    /^(?:https:\/\/)?docs\.google\.com\/(?:a\/[^/]+\/)?spreadsheets\/(?:u\/\d+\/)?d\/([\w-]{10,100})(?:[/?#].*)?$/;
  const found = address.exec(text.trim()) || /^([\w-]{10,100})$/.exec(text.trim());
  return found ? found[1] : "";
}

// Where something about a record belongs: where the record is. null when it is nowhere; an error
// when it may stand in a workbook that cannot be read just now.
function homeOfRecord(reference, area) {
  const remembered = recall("record-" + reference);
  if (remembered) return remembered;
  const areas = registry();
  const all = new Set([own(areas, area), national(), ...Object.values(areas)].filter(Boolean));
  let failure = null;
  for (const id of [...all].slice(0, MOST_SEARCHED)) {
    try {
      if (holdsRecord(id, reference)) return remember("record-" + reference, id);
    } catch (error) {
      if (willPass(error)) failure = error;
    }
  }
  if (failure) throw failure;
  return null;
}

function holdsRecord(id, reference) {
  const tabs = readTabs(id, [FIELDS.inbox.tab, FIELDS.suspects.tab, ...FIELDS.homes]);
  return tabs.some(({ rows }) =>
    rows.some((cells) => (cells.aanmelding || cells.id) === reference)
  );
}

function recall(key) {
  return CacheService.getScriptCache().get(key);
}

function remember(key, value) {
  CacheService.getScriptCache().put(key, value, REMEMBERED_SECONDS);
  return value;
}

// Both tabs in which a submission may stand, and the rows of both, each with its tab.
function openInbox(id) {
  const [inbox, suspects] = readTabs(id, [FIELDS.inbox.tab, FIELDS.suspects.tab]);
  const rows = [inbox, suspects].flatMap((tab) => tab.rows.map((row) => ({ ...row, tab })));
  return { id, inbox, suspects, rows };
}

// Each tab with its rows: {number, <header>: text} of the columns that say which row it is.
// One read, when the columns stand where setup puts them; people may have moved them, even now.
function readTabs(id, names) {
  let places = names.map((name) => own(FIELDS.keys, name).columns);
  for (let tries = 0; tries < 3; tries += 1) {
    const tabs = readColumns(id, names, places);
    if (standAt(tabs, places)) return tabs.map((tab) => ({ ...tab, rows: rowsOf(tab) }));
    places = tabs.map(placesOf);
  }
  throw new Refusal("columns are moving");
}

function placesOf({ name, columns }) {
  return own(FIELDS.keys, name).headers.map((header) => columns[header]);
}

function standAt(tabs, places) {
  return JSON.stringify(tabs.map(placesOf)) === JSON.stringify(places);
}

function readColumns(id, names, places) {
  const ranges = names.map((name, i) => [
    `'${name}'!1:1`,
    ...places[i].map((column) => `'${name}'!${letters(column)}:${letters(column)}`),
  ]);
  const sheets = readGrids(id, [].concat(...ranges));
  return names.map((name, i) => {
    const { sheetId, grid } = sheets.get(name);
    const columns = columnsOf(grid[0] || []);
    const whole = [FIELDS.inbox, FIELDS.suspects].find(({ tab }) => tab === name);
    const all = (whole || own(FIELDS.keys, name)).headers;
    if (all.some((header) => own(columns, header) === undefined))
      throw new Refusal("a column is missing");
    return { name, sheetId, grid, columns };
  });
}

function columnsOf(headers) {
  const columns = {};
  headers.forEach((text, column) => {
    const header = text.trim().replace(/\s+/g, " ");
    if (own(columns, header) !== undefined && header) throw new Refusal("a column stands twice");
    columns[header] = column;
  });
  return columns;
}

function rowsOf({ name, grid, columns }) {
  const { headers } = own(FIELDS.keys, name);
  return grid.slice(1).map((texts, i) => {
    const cells = headers.map((header) => [header, texts[columns[header]] || ""]);
    return { number: i + 2, ...Object.fromEntries(cells) };
  });
}

// The tabs by name: {sheetId, grid}, the grid with text where it was asked for.
function readGrids(id, ranges) {
  const cells = "data(startRow,startColumn,rowData(values(formattedValue)))";
  const fields = `sheets(properties(sheetId,title),${cells})`;
  const { sheets } = Sheets.Spreadsheets.get(id, { ranges, fields });
  return new Map(
    sheets.map(({ properties: { title, sheetId }, data }) => [
      title,
      { sheetId: sheetId || 0, grid: gridOf(data || []) },
    ])
  );
}

function gridOf(parts) {
  const grid = [];
  for (const { startRow = 0, startColumn = 0, rowData = [] } of parts)
    rowData.forEach(({ values = [] }, i) => {
      grid[startRow + i] = grid[startRow + i] || [];
      values.forEach((cell, j) => {
        grid[startRow + i][startColumn + j] = cell.formattedValue || "";
      });
    });
  return Array.from(grid, (row) => Array.from(row || [], (text) => text || ""));
}

function letters(column) {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

// The id of the client: corrections have a number behind it.
function sentAs(row) {
  return row.inzending.split(".")[0];
}

// What was sent under this id before, corrections too, each as the cells of its row.
function sentBefore(inbox, id) {
  const rows = inbox.rows.filter((row) => sentAs(row) === id);
  if (!rows.length) return [];
  const ranges = rows.map(({ number, tab }) => `'${tab.name}'!${number}:${number}`);
  const grids = readGrids(inbox.id, ranges);
  return rows.map(({ number, inzending, tab }) => {
    const texts = grids.get(tab.name).grid[number - 1] || [];
    const told = FIELDS.inbox.headers.map((name) => [name, texts[tab.columns[name]] || ""]);
    const cells = Object.fromEntries(told);
    if (cells.inzending !== inzending) throw new Refusal("rows are moving");
    return cells;
  });
}

function appendRow(inbox, cells) {
  const [{ headers }, { sheetId, columns }] = cells.waarom
    ? [FIELDS.suspects, inbox.suspects]
    : [FIELDS.inbox, inbox.inbox];
  const values = Array.from({ length: Math.max(...Object.values(columns)) + 1 }, () => ({}));
  for (const header of headers)
    if (cells[header])
      values[columns[header]] = { userEnteredValue: { stringValue: cells[header] } };
  const appendCells = { sheetId, rows: [{ values }], fields: "userEnteredValue" };
  Sheets.Spreadsheets.batchUpdate({ requests: [{ appendCells }] }, inbox.id);
}
