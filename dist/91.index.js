export const id = 91;
export const ids = [91];
export const modules = {

/***/ 29091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runTools: () => (/* binding */ runTools)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _tools_catalog_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8027);
/* harmony import */ var _tools_install_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13631);
/* harmony import */ var _tools_inventory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65341);
/* harmony import */ var _tools_toolbox_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70178);





/** `sealift tools install|verify|list [TOOL…]`; returns the exit code. */
async function runTools(operands, inputs, place, deps, print) {
    const [action = 'list', ...rest] = operands;
    const names = wanted(rest);
    const options = (0,_tools_toolbox_js__WEBPACK_IMPORTED_MODULE_4__/* .installOptions */ .c)(inputs, place);
    switch (action) {
        case 'list': {
            const tools = (0,_tools_inventory_js__WEBPACK_IMPORTED_MODULE_3__/* .listTools */ .q)(options).filter(({ name }) => names.includes(name));
            print(inputs.json
                ? JSON.stringify(tools, null, 2)
                : rows(tools.map((tool) => [
                    tool.name,
                    tool.version,
                    tool.unavailable ?? tool.sha256 ?? '',
                    tool.url ?? '',
                ])));
            return 0;
        }
        case 'install': {
            const tools = await deps.log.step(`Install ${names.join(', ')}`, () => (0,_tools_install_js__WEBPACK_IMPORTED_MODULE_2__/* .installTools */ .HG)(names, options, deps));
            print(inputs.json
                ? JSON.stringify(tools, null, 2)
                : rows(tools.map((tool) => [tool.name, tool.version, tool.from, tool.sha256 ?? 'vouched for by you'])));
            return 0;
        }
        case 'verify': {
            const tools = await (0,_tools_inventory_js__WEBPACK_IMPORTED_MODULE_3__/* .verifyTools */ .L)(names, options, deps);
            print(inputs.json
                ? JSON.stringify(tools, null, 2)
                : rows(tools.map((tool) => [tool.name, tool.version, tool.state, tool.path ?? ''])));
            const wrong = tools.filter((tool) => tool.state === 'wrong');
            if (wrong.length === 0)
                return 0;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('tool-checksum', wrong
                .map((tool) => `${tool.path} is not the pinned ${tool.name} ${tool.version}: SHA-256 is ${tool.actual}, expected ${tool.expected}`)
                .join('; '), {
                hint: 'A run would throw it away and fetch it anew. Find out who changed it.',
            });
        }
        default:
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('input-invalid', `tools: "${action}" is no action; there are install, verify, list`);
    }
}
function wanted(operands) {
    const unknown = operands.filter((name) => !_tools_catalog_js__WEBPACK_IMPORTED_MODULE_1__/* .toolNames */ .$p.some((known) => known === name));
    if (unknown.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('input-invalid', `tools: no such tool: ${unknown.join(', ')}; there are ${_tools_catalog_js__WEBPACK_IMPORTED_MODULE_1__/* .toolNames */ .$p.join(', ')}`);
    }
    return operands.length === 0 ? [..._tools_catalog_js__WEBPACK_IMPORTED_MODULE_1__/* .toolNames */ .$p] : operands;
}
function rows(cells) {
    const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
    return cells
        .map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd())
        .join('\n');
}


/***/ })

};
