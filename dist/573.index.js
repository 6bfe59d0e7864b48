export const id = 573;
export const ids = [573];
export const modules = {

/***/ 1515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LL: () => (/* binding */ discardBody),
/* harmony export */   jM: () => (/* binding */ readBodyStart),
/* harmony export */   x8: () => (/* binding */ readBody)
/* harmony export */ });
/** The whole body, or undefined when it is longer than `limit` bytes. Rejects when the connection breaks. */
async function readBody(response, limit) {
    const { bytes, whole } = await readStart(response.body, limit);
    return whole ? bytes : undefined;
}
/** As much of the body as fits into `limit` bytes. Rejects when the connection breaks. */
async function readBodyStart(response, limit) {
    return (await readStart(response.body, limit)).bytes;
}
/** Reads what is left of a body nobody wants, so that its connection can be used again. */
async function discardBody(response) {
    try {
        await readStart(response.body, 64 * 1024);
    }
    catch {
        // A connection that broke here took nothing with it that anybody waits for.
    }
}
async function readStart(body, limit) {
    const chunks = [];
    let length = 0;
    // Leaving the loop early destroys the stream, and with it the connection.
    for await (const chunk of body) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > limit)
            return { bytes: Buffer.concat(chunks).subarray(0, limit), whole: false };
    }
    return { bytes: Buffer.concat(chunks), whole: true };
}


/***/ }),

/***/ 31273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kK: () => (/* binding */ mergedSignatures),
/* harmony export */   oM: () => (/* binding */ cosignTagNames),
/* harmony export */   v9: () => (/* binding */ holds)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18514);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6559);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84974);




const layerTypes = [
    'application/vnd.dev.cosign.simplesigning.v1+json',
    'application/vnd.dsse.envelope.v1+json',
];
const configTypes = [_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .mediaType */ .JL.config, 'application/vnd.docker.container.image.v1+json'];
/** The tags cosign may have written for a digest; a SHA-512 digest is too long for a tag. */
function cosignTagNames(digest, suffixes = ['sig', 'att', 'sbom']) {
    return suffixes.map((suffix) => `${(0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestAlgorithm */ .g4)(digest)}-${(0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestHex */ .sU)(digest)}.${suffix}`).filter(_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .isTag */ .dz);
}
/** Whether `there` holds everything `wanted` does. */
function holds(there, wanted) {
    if (there.descriptor.digest === wanted.descriptor.digest)
        return true;
    const [has, wants] = [signatures(there), signatures(wanted)];
    return has !== undefined && wants !== undefined && missingLayers(has, wants).length === 0;
}
/**
 * The signatures or attestations of both manifests, those that are there first, with the config that belongs to them.
 * Fails with `registry-refused` when one of them holds anything else.
 */
async function mergedSignatures(name, there, wanted, configOf) {
    const [has, wants] = [signatures(there), signatures(wanted)];
    if (!has || !wants) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('registry-refused', `${name} is ${there.descriptor.digest} already and would have to become ${wanted.descriptor.digest}, and the two cannot be merged`, {
            hint: 'Only signatures and attestations of cosign can stand side by side under one tag. Delete the tag if what it holds is no longer wanted.',
        });
    }
    const layers = [...has.layers, ...missingLayers(has, wants)];
    const mergedConfig = Buffer.from(JSON.stringify(configFor(layers, await configOf(has))));
    const manifest = {
        ...has,
        config: { ...has.config, digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(mergedConfig), size: mergedConfig.length },
        layers,
    };
    return { manifest: Buffer.from(JSON.stringify(manifest)), config: mergedConfig };
}
/** The manifest, when it has the form in which cosign keeps signatures or attestations. */
function signatures({ content }) {
    if (!('layers' in content) || !configTypes.includes(content.config.mediaType))
        return undefined;
    return content.layers.every((layer) => layerTypes.includes(layer.mediaType)) ? content : undefined;
}
function missingLayers(has, wants) {
    const known = new Set(has.layers.map(identity));
    return wants.layers.filter((layer) => !known.has(identity(layer)));
}
/** Two keys may sign the same payload: the signature is an annotation, not in the layer. */
function identity({ digest, annotations = {} }) {
    return JSON.stringify([digest, Object.entries(annotations).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
/** These layers are not compressed, so each is its own diff ID; there is one line of history for each. */
function configFor(layers, bytes) {
    const config = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const known = config.history ?? [];
    const history = layers.map((_, at) => known[at] ?? { created: '0001-01-01T00:00:00Z' });
    return { ...config, history, rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) } };
}


/***/ }),

/***/ 76012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AK: () => (/* binding */ createFallbackTags),
/* harmony export */   aC: () => (/* binding */ brokenList),
/* harmony export */   fH: () => (/* binding */ fallbackTag)
/* harmony export */ });
/* harmony import */ var _parallel_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75478);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18514);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6559);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20733);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84974);
/* harmony import */ var _registry_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17055);
/* harmony import */ var _retrying_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13057);







const tagsAtOnce = 4;
/** Milliseconds others may need between reading a fallback tag and writing it, if they are as quick as we are. */
const leastPause = 250;
const confirmations = 6;
function createFallbackTags(transport, { sleep = _retrying_js__WEBPACK_IMPORTED_MODULE_5__/* .timer */ .O1, signal }) {
    const entered = new Map();
    let lastWrite = 0;
    let slowestWrite = 0;
    async function list(repository, subject) {
        const tag = fallbackTag(repository, subject);
        const pulled = await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_2__/* .manifestGet */ .iS)(transport, tag);
        if (!pulled)
            return [];
        if (!('manifests' in pulled.content))
            throw brokenList((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .referenceName */ .z$)(tag));
        return pulled.content.manifests;
    }
    /** Whether anything had to be written. */
    async function add(repository, subject, entries) {
        const started = performance.now();
        const known = await list(repository, subject);
        const missing = entries.filter((entry) => !known.some(({ digest }) => digest === entry.digest));
        if (missing.length === 0)
            return false;
        const index = { schemaVersion: 2, mediaType: _descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaType */ .JL.index, manifests: [...known, ...missing] };
        const bytes = Buffer.from(JSON.stringify(index));
        const tag = fallbackTag(repository, subject);
        await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_2__/* .manifestPut */ .FS)(transport, tag, { mediaType: _descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaType */ .JL.index, bytes }).catch((error) => {
            throw frozenList(tag, error);
        });
        lastWrite = performance.now();
        slowestWrite = Math.max(slowestWrite, lastWrite - started);
        return true;
    }
    return {
        list,
        async enter(repository, subject, entries) {
            await add(repository, subject, entries);
            const key = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .referenceName */ .z$)({ ...repository, digest: subject });
            entered.set(key, { repository, subject, entries: [...(entered.get(key)?.entries ?? []), ...entries] });
        },
        // Somebody who read the tag before we wrote it writes it without our entry, and that after we read it back.
        async confirm() {
            if (entered.size === 0)
                return;
            for (let round = 0; round < confirmations; round += 1) {
                const pause = (leastPause + 4 * slowestWrite) * (1 + Math.random() / 2);
                await sleep(Math.max(0, lastWrite + pause - performance.now()), signal);
                const lost = await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_6__/* .parallel */ ._)([...entered.values()], tagsAtOnce, ({ repository, subject, entries }) => add(repository, subject, entries));
                if (!lost.includes(true))
                    return;
            }
            throw new _registry_error_js__WEBPACK_IMPORTED_MODULE_4__/* .RegistryError */ .gl('registry-refused', 'what was attached is not listed: others keep overwriting the list at the same time', { hint: 'The image is as it was. Run again when the others are done.' });
        },
    };
}
/** Where the referrers of a subject are listed. The tag schema cuts the algorithm to 32 and the encoded part to 64 characters. */
function fallbackTag(repository, subject) {
    const { registry, path } = repository;
    return { registry, path, tag: `${(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestAlgorithm */ .g4)(subject)}-${(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)(subject).slice(0, 64)}` };
}
/** The registry's words tell of a tag that nobody asked for, so they need an explanation. */
function frozenList(tag, error) {
    if (!(error instanceof _registry_error_js__WEBPACK_IMPORTED_MODULE_4__/* .RegistryError */ .gl) || error.code !== 'tag-immutable')
        return error;
    return new _registry_error_js__WEBPACK_IMPORTED_MODULE_4__/* .RegistryError */ .gl('tag-immutable', `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .referenceName */ .z$)(tag)} is the list of signatures and attestations in a registry without the referrers API, and must not change there: ${error.message}`, {
        registryCodes: error.registryCodes,
        cause: error,
        ...(error.status !== undefined && { status: error.status }),
        ...(error.hint !== undefined && { hint: error.hint }),
    });
}
function brokenList(what) {
    return new _registry_error_js__WEBPACK_IMPORTED_MODULE_4__/* .RegistryError */ .gl('registry-refused', `${what}: not a list of referrers`, {
        hint: 'What is attached to the image cannot be told; nothing was taken for absent.',
    });
}


/***/ }),

/***/ 20733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FS: () => (/* binding */ manifestPut),
/* harmony export */   iS: () => (/* binding */ manifestGet),
/* harmony export */   nG: () => (/* binding */ manifestDelete),
/* harmony export */   o2: () => (/* binding */ manifestHead)
/* harmony export */ });
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1515);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18514);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6559);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84974);
/* harmony import */ var _registry_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17055);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(96683);






/** Registries need not take more (OCI distribution specification, "Pushing Manifests"). */
const manifestLimit = 4 * 1024 * 1024;
const accepted = [
    _descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaType */ .JL.index,
    _descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaType */ .JL.manifest,
    _descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaType */ .JL.dockerManifestList,
    _descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaType */ .JL.dockerManifest,
];
async function manifestHead(transport, reference) {
    const request = manifestRequest(reference, 'HEAD', 'pull', [200, 404, 405]);
    const found = await transport.send(request, (answer) => answer.status === 404 ? 'absent' : answer.status === 200 ? describedBy(answer, reference) : undefined);
    if (found === 'absent')
        return undefined;
    return found ?? (await manifestGet(transport, reference))?.descriptor;
}
function manifestGet(transport, reference) {
    return transport.send(manifestRequest(reference, 'GET', 'pull', [200, 404]), async (answer) => {
        if (answer.status === 404) {
            answer.body.destroy();
            return undefined;
        }
        const bytes = await (0,_body_js__WEBPACK_IMPORTED_MODULE_4__/* .readBody */ .x8)(answer, manifestLimit);
        if (!bytes)
            throw refused(reference, 'the manifest is larger than 4 MiB');
        return { bytes, ...readManifest(reference, answer, bytes) };
    });
}
/**
 * Puts the bytes and returns their descriptor, and whether the registry keeps referrers of its `subject` itself. A tag
 * that may not be written and holds these very bytes is as good as written.
 */
async function manifestPut(transport, reference, manifest) {
    const algorithm = 'digest' in reference ? (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestAlgorithm */ .g4)(reference.digest) : 'sha256';
    const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(manifest.bytes, algorithm);
    if ('digest' in reference && reference.digest !== digest)
        throw mismatch(reference, digest, 'the bytes to send have');
    const request = {
        ...manifestRequest(reference, 'PUT', 'pull,push', [200, 201, 202]),
        headers: { 'Content-Type': manifest.mediaType },
        body: manifest.bytes,
    };
    const put = transport.send(request, async (answer) => {
        answer.body.resume();
        const stored = answer.headers['docker-content-digest'];
        if (stored !== undefined && (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(stored)) {
            const ours = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(manifest.bytes, (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestAlgorithm */ .g4)(stored));
            if (stored !== ours)
                throw mismatch({ ...reference, digest: ours }, stored, 'the registry stored');
        }
        const subjectKnown = answer.headers['oci-subject'] !== undefined;
        return { mediaType: manifest.mediaType, digest, size: manifest.bytes.length, subjectKnown };
    });
    try {
        return await put;
    }
    catch (error) {
        if (!(await holdsAlready(transport, reference, digest, error)))
            throw error;
        return { mediaType: manifest.mediaType, digest, size: manifest.bytes.length, subjectKnown: false };
    }
}
/**
 * Whether a refused tag points at the digest. Amazon ECR refuses an immutable tag also when it would stay as it is
 * (aws/containers-roadmap issue 2179), so after another run, or after an answer that was lost.
 */
async function holdsAlready(transport, reference, digest, error) {
    const status = error instanceof _registry_error_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl ? error.status : undefined;
    const refused = status !== undefined && status >= 400 && status < 500 && status !== 401 && status !== 429;
    if (!refused || !('tag' in reference))
        return false;
    const there = await manifestHead(transport, reference).catch(() => undefined);
    return there?.digest === digest;
}
function manifestDelete(transport, reference) {
    const request = manifestRequest(reference, 'DELETE', 'pull,push,delete', [200, 202, 204, 404]);
    return transport.send(request, (answer) => {
        answer.body.resume();
    });
}
function manifestRequest(reference, method, access, accept) {
    const name = nameOf(reference);
    return {
        repository: reference,
        verb: `${method} manifest ${name}`,
        method,
        at: `manifests/${name}`,
        scopes: [(0,_scope_js__WEBPACK_IMPORTED_MODULE_5__/* .repositoryScope */ .F)(reference, access)],
        accept,
        ...((method === 'GET' || method === 'HEAD') && { headers: { Accept: accepted.join(', ') } }),
    };
}
/** The descriptor a HEAD answer gives; undefined when a header is missing that we need. */
function describedBy({ headers, body }, reference) {
    body.resume();
    const type = typeOf(headers);
    const size = Number(headers['content-length'] ?? Number.NaN);
    const given = headers['docker-content-digest'];
    if (!given || !(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(given) || !accepted.some((known) => known === type) || !(size > 0))
        return undefined;
    if (!('digest' in reference))
        return { mediaType: type, digest: given, size };
    const sameAlgorithm = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestAlgorithm */ .g4)(given) === (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestAlgorithm */ .g4)(reference.digest);
    if (sameAlgorithm && given !== reference.digest)
        throw mismatch(reference, given, 'the registry answered with');
    return { mediaType: type, digest: reference.digest, size };
}
function readManifest(reference, { headers }, bytes) {
    const given = headers['docker-content-digest'];
    const expected = 'digest' in reference ? reference.digest : given !== undefined && (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(given) ? given : undefined;
    const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes, expected && (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestAlgorithm */ .g4)(expected));
    if (expected && digest !== expected)
        throw mismatch({ ...reference, digest: expected }, digest, 'the registry sent');
    const content = parseManifest(reference, bytes);
    const said = typeOf(headers);
    const type = content.mediaType ?? (accepted.some((known) => known === said) ? said : guessedType(content));
    const { artifactType } = content;
    return {
        descriptor: { mediaType: type, digest, size: bytes.length, ...(artifactType && { artifactType }) },
        content,
    };
}
function parseManifest(reference, bytes) {
    let content;
    try {
        content = JSON.parse(bytes.toString('utf8'));
    }
    catch (cause) {
        throw refused(reference, 'the manifest is no JSON', cause);
    }
    if (content?.schemaVersion !== 2)
        throw refused(reference, 'the manifest is not of schema version 2');
    // Readable as both, it would mean different images to different clients (CVE-2021-41190).
    const isManifest = Array.isArray(content.layers) && typeof content.config === 'object';
    if (isManifest === Array.isArray(content.manifests)) {
        throw refused(reference, 'the manifest is neither clearly a manifest nor clearly an index');
    }
    return content;
}
function guessedType(content) {
    return 'manifests' in content ? _descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaType */ .JL.index : _descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaType */ .JL.manifest;
}
function typeOf(headers) {
    return headers['content-type']?.split(';')[0]?.trim() ?? '';
}
function nameOf(reference) {
    return 'digest' in reference ? reference.digest : reference.tag;
}
function mismatch(reference, found, who) {
    return new _registry_error_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl('registry-digest-mismatch', `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .referenceName */ .z$)(reference)}: ${who} ${found}`, {
        hint: 'What is stored under that digest is something else; do not use it, and look at the registry and any proxy before it.',
    });
}
function refused(reference, reason, cause) {
    return new _registry_error_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl('registry-refused', `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .referenceName */ .z$)(reference)}: ${reason}`, {
        cause,
        hint: 'Check that this is an image or an artifact by the OCI image specification.',
    });
}


/***/ }),

/***/ 37779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ untilReadBack)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

const delaysMs = [0, 200, 400, 800, 1600];
/**
 * Does something again, after a pause, until it reports that what it wrote is there to be read: others may write the
 * same tag at the same time, and the last one wins. False when it never was. The pauses differ by chance, so that two
 * who collided do not collide again.
 */
async function untilReadBack(writeAndRead) {
    for (const delay of delaysMs) {
        if (delay > 0)
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(delay * (0.5 + Math.random()));
        if (await writeAndRead())
            return true;
    }
    return false;
}


/***/ }),

/***/ 624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ referrerManifestsPut),
/* harmony export */   W: () => (/* binding */ referrersPut)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _parallel_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75478);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18514);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6559);
/* harmony import */ var _read_back_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37779);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84974);







const emptyConfig = Buffer.from('{}');
const putsAtOnce = 8;
/**
 * Attaches artifacts to a subject: one manifest each, with the subject in it. Returns their descriptors; errors as in
 * `referrerManifestsPut`.
 */
async function referrersPut(client, repository, subject, attachments) {
    const made = await Promise.all(attachments.map((one) => contentPut(client, repository, subject, one)));
    await referrerManifestsPut(client, repository, subject.digest, made, made);
    return made.map(({ descriptor }) => descriptor);
}
/**
 * Puts those manifests of a subject's `referrers` that are `missing`. Afterwards the listing is read to see that none
 * of all got lost: where there is no referrers API, somebody else may write the fallback tag at the same time (OCI
 * distribution specification 1.1, "Referrers Tag Schema"). Fails with `registry-refused` when one stays missing.
 */
async function referrerManifestsPut(client, repository, subject, referrers, missing) {
    let left = missing;
    const done = await (0,_read_back_js__WEBPACK_IMPORTED_MODULE_4__/* .untilReadBack */ .I)(async () => {
        // Putting a manifest again changes nothing but its entry in the fallback tag.
        await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_6__/* .parallel */ ._)(left, putsAtOnce, ({ descriptor, bytes }) => client.manifestPut({ ...repository, digest: descriptor.digest }, { mediaType: descriptor.mediaType, bytes }));
        const listed = new Set((await client.referrerList(repository, subject)).map(({ digest }) => digest));
        left = referrers.filter(({ descriptor }) => !listed.has(descriptor.digest));
        return left.length === 0;
    });
    if (done)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SealiftError */ .Pf('registry-refused', `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .repositoryName */ .aR)(repository)} took ${left.length} attachment(s) of ${subject} but does not list them`, { hint: 'If tags are immutable there, exempt "sha256-*", or use signature-storage: tag.' });
}
/** Sends what the manifest points at, and makes the manifest. */
async function contentPut(client, repository, subject, { artifactType, bytes, annotations }) {
    const blob = async (type, content) => {
        const descriptor = { mediaType: type, digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(content), size: content.length };
        await client.blobPut(repository, {
            descriptor,
            open: (offset) => node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([content.subarray(offset)]),
        });
        return descriptor;
    };
    const manifest = {
        schemaVersion: 2,
        mediaType: _descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaType */ .JL.manifest,
        artifactType,
        config: await blob(_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaType */ .JL.empty, emptyConfig),
        layers: [await blob(artifactType, bytes)],
        subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
        annotations,
    };
    const content = Buffer.from(JSON.stringify(manifest));
    const descriptor = {
        mediaType: _descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaType */ .JL.manifest,
        digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(content),
        size: content.length,
        artifactType,
        annotations,
    };
    return { descriptor, bytes: content };
}


/***/ }),

/***/ 17055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ connectionError),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   gl: () => (/* binding */ RegistryError),
/* harmony export */   mH: () => (/* binding */ exchangeError),
/* harmony export */   n: () => (/* binding */ answerError),
/* harmony export */   pA: () => (/* binding */ retriable)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1515);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79221);



/** A registry's "no", or its silence; `status` is undefined when no answer came. */
class RegistryError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf {
    status;
    /** The registry's own error codes, such as `MANIFEST_INVALID`. */
    registryCodes;
    /** Whether the same request may succeed later. */
    retriable;
    retryAfterMs;
    constructor(code, message, options = {}) {
        super(code, message, options);
        this.name = 'RegistryError';
        this.status = options.status;
        this.registryCodes = options.registryCodes ?? [];
        this.retriable = options.retriable ?? false;
        this.retryAfterMs = options.retryAfterMs;
    }
}
const bodyLimit = 8 * 1024;
const textLimit = 500;
/** The error for an answer nobody asked for; reads (at most 8 KiB of) its body. */
async function answerError(response, operation, now) {
    const { status, headers } = response;
    const body = await (0,_body_js__WEBPACK_IMPORTED_MODULE_1__/* .readBodyStart */ .jM)(response, bodyLimit).catch(() => Buffer.alloc(0));
    const problems = problemsIn(body.toString('utf8'), headers['content-type'] ?? '');
    const registryCodes = problems.map((problem) => problem.code).filter((code) => code !== '');
    const words = printable(problems
        .map(({ text }) => text)
        .filter(Boolean)
        .join('; '), operation.hidden ?? []);
    const meant = operation.meaning?.({ status, codes: registryCodes, words });
    const code = meant?.as ?? errorCode(status, registryCodes);
    return new RegistryError(code, `${operation.target}: ${operation.verb} failed with ${status}${words && ` (${words})`}`, {
        status,
        registryCodes,
        retriable: (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .isRetriedStatus */ .Mq)(status),
        retryAfterMs: (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRetryAfter */ .mu)(headers['retry-after'], now),
        hint: meant?.hint ?? hintFor(code, operation),
    });
}
/** The error for a request that got no complete answer. */
function connectionError(error, operation) {
    const text = printable(reasonOf(error), operation.hidden ?? []);
    const certificate = isCertificateProblem(error);
    return new RegistryError('network-failed', `${operation.target}: ${operation.verb} got no answer: ${text}`, {
        retriable: !certificate,
        cause: error,
        hint: certificate
            ? `The certificate of ${operation.registry} is not trusted: set NODE_EXTRA_CA_CERTS to a file with its authority.`
            : hintFor('network-failed', operation),
    });
}
/** What a failed exchange means: a broken connection, an interruption, or what it says itself. */
function exchangeError(error, operation, signal) {
    if (error instanceof RegistryError)
        return error;
    if (signal?.aborted) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('interrupted', `${operation.target}: ${operation.verb} was interrupted`, {
            cause: error,
        });
    }
    return isBrokenConnection(error) ? connectionError(error, operation) : error;
}
/** A request without an answer, or an answer whose body broke off (then it is Node's own error). */
function isBrokenConnection(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf)
        return error.code === 'network-failed';
    const code = (error instanceof Error && error.code) || '';
    return /^(ECONN|EPIPE|ETIMEDOUT|HPE_|ERR_STREAM_PREMATURE_CLOSE)/.test(code);
}
/** The error when trying again may help, else undefined. */
function retriable(error) {
    return error instanceof RegistryError && error.retriable ? error : undefined;
}
function errorCode(status, registryCodes) {
    if (status === 401)
        return 'registry-unauthorized';
    if (status === 403)
        return 'registry-denied';
    if (status === 404)
        return 'registry-not-found';
    if (status === 429)
        return 'registry-rate-limited';
    if ((0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .isRetriedStatus */ .Mq)(status))
        return 'registry-unavailable';
    return registryCodes.includes('DIGEST_INVALID') ? 'registry-digest-mismatch' : 'registry-refused';
}
function hintFor(code, { registry, target, username }) {
    switch (code) {
        case 'registry-unauthorized':
            return username === undefined
                ? `There is no login for ${registry}: set registry, username and password, or registry-auths.`
                : `The login of ${username} for ${registry} was refused: check username and password, and whether a token has expired.`;
        case 'registry-denied':
            return username === undefined
                ? `${registry} does not let everybody do this: set registry, username and password, or registry-auths.`
                : `Check that ${username} may do this in ${target} (on GitHub: permissions packages: write).`;
        case 'registry-not-found':
            return `Check the name ${target}; on some registries a repository or project must be created first.`;
        case 'registry-rate-limited':
            return `${registry} limits how often it is asked: try again later, or log in for a higher limit.`;
        case 'registry-unavailable':
            return `${registry} is in trouble; running again later is safe.`;
        case 'network-failed':
            return `Check the name ${registry}, the network and the proxy variables; a registry without TLS must stand in insecure-registries.`;
        default:
            return `${registry} does not take this; its own words are in the message.`;
    }
}
/** The specification's `{"errors":[{code,message,detail}]}`, a token server's `details`, or plain text. */
function problemsIn(body, contentType) {
    try {
        const { errors, details, message } = JSON.parse(body);
        if (Array.isArray(errors)) {
            return errors.map((entry) => {
                const code = typeof entry?.code === 'string' ? entry.code : '';
                const said = typeof entry?.message === 'string' ? entry.message : '';
                return { code, text: [code, said].filter(Boolean).join(': ') };
            });
        }
        const text = [details, message].find((value) => typeof value === 'string');
        return text === undefined ? [] : [{ code: '', text: text }];
    }
    catch {
        return contentType.includes('html') || body === '' ? [] : [{ code: '', text: body }];
    }
}
/** Foreign words as one line of at most 500 characters, without what must stay hidden, also where it stands encoded. */
function printable(text, hidden = []) {
    let shown = text;
    for (const value of hidden) {
        const once = encodeURIComponent(value);
        if (value.length <= 3)
            continue;
        for (const form of [value, once, encodeURIComponent(once)])
            shown = shown.replaceAll(form, '***');
    }
    const line = shown.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
    return line.length > textLimit ? `${line.slice(0, textLimit)}…` : line;
}
function reasonOf(error) {
    const root = rootCause(error);
    return root instanceof Error
        ? root.message || (root.code ?? root.name)
        : String(root);
}
function isCertificateProblem(error) {
    const code = rootCause(error)?.code ?? '';
    return /^(CERT_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/.test(code);
}
function rootCause(error) {
    let root = error;
    while (root instanceof Error && root.cause !== undefined)
        root = root.cause;
    // Connecting to a name with several addresses fails with one error for each.
    return root instanceof AggregateError && root.errors.length > 0 ? root.errors[0] : root;
}


/***/ }),

/***/ 79221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mq: () => (/* binding */ isRetriedStatus),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter),
/* harmony export */   qO: () => (/* binding */ retryDelayMs),
/* harmony export */   u3: () => (/* binding */ maximumTries)
/* harmony export */ });
/** How many times a request is sent at most, the first time included. */
const maximumTries = 5;
const firstDelayMs = 500;
const longestDelayMs = 60_000;
/** Whether the same request may succeed later: 408, 429 and every 5xx. */
function isRetriedStatus(status) {
    return status === 408 || status === 429 || status >= 500;
}
/** `Retry-After` in milliseconds from now: seconds or an HTTP date; undefined when it is neither. */
function parseRetryAfter(header, now) {
    const text = header?.trim();
    if (!text)
        return undefined;
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
/**
 * Milliseconds to wait after failure number `failures` (from 1): what the registry asked for, at most
 * a minute; else 0.5 s, 1 s, 2 s …, of which `random` (0 to 1) takes off up to a half.
 */
function retryDelayMs(failures, retryAfterMs, random) {
    const wanted = retryAfterMs ?? firstDelayMs * 2 ** (failures - 1) * (1 - random / 2);
    return Math.min(longestDelayMs, Math.round(wanted));
}


/***/ }),

/***/ 13057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O1: () => (/* binding */ timer),
/* harmony export */   R$: () => (/* binding */ retrying),
/* harmony export */   v7: () => (/* binding */ pause)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _registry_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17055);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79221);




/** Calls `work` until it succeeds, fails for good, or has failed five times. */
async function retrying(work, patience) {
    for (let failures = 1;; failures += 1) {
        try {
            return await work();
        }
        catch (error) {
            const failure = (0,_registry_error_js__WEBPACK_IMPORTED_MODULE_2__/* .retriable */ .pA)(error);
            if (!failure || failures >= _retry_js__WEBPACK_IMPORTED_MODULE_3__/* .maximumTries */ .u3)
                throw error;
            await pause(failures, failure, patience);
        }
    }
}
/** Waits before the next try after failure number `failures` (from 1). */
async function pause(failures, failure, patience) {
    const milliseconds = (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retryDelayMs */ .qO)(failures, failure.retryAfterMs, Math.random());
    patience.log.debug(`${failure.message}; trying again in ${milliseconds} ms`);
    try {
        await (patience.sleep ?? timer)(milliseconds, patience.signal);
    }
    catch (cause) {
        if (!patience.signal?.aborted)
            throw cause;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SealiftError */ .Pf('interrupted', `interrupted while waiting to try again: ${failure.message}`, {
            cause,
        });
    }
}
/** Waits for real. */
const timer = (milliseconds, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, signal && { signal });


/***/ }),

/***/ 96683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ repositoryScope),
/* harmony export */   O: () => (/* binding */ mergeScopes)
/* harmony export */ });
/** What a token shall allow, as token servers read it: `repository:library/app:pull,push`. */
function repositoryScope({ path }, access) {
    return `repository:${path}:${access}`;
}
/** One scope for each resource, with the actions of all scopes that name it; sorted, so that equal sets are equal. */
function mergeScopes(scopes) {
    const actionsOf = new Map();
    for (const scope of scopes) {
        const colon = scope.lastIndexOf(':');
        if (colon === -1)
            continue;
        const resource = scope.slice(0, colon);
        const actions = actionsOf.get(resource) ?? new Set();
        for (const action of scope.slice(colon + 1).split(','))
            if (action)
                actions.add(action);
        actionsOf.set(resource, actions);
    }
    return [...actionsOf].map(([resource, actions]) => `${resource}:${[...actions].sort().join(',')}`).sort();
}


/***/ }),

/***/ 81671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ sigstoreAudience),
/* harmony export */   c: () => (/* binding */ identityOf)
/* harmony export */ });
/** The audience Fulcio asks of an OIDC token. */
const sigstoreAudience = 'sigstore';
/**
 * The identity Fulcio will put into a certificate for this token. The subject alone is shared by everybody who
 * calls the same reusable workflow, so the caller's git repository belongs to it, and ref and commit narrow it to
 * this run's source (Fulcio's `github-workflow` issuer).
 */
function identityOf(claims, serverUrl) {
    return {
        issuer: claims.issuer,
        subject: `${serverUrl.replace(/\/+$/, '')}/${claims.jobWorkflowRef}`,
        gitRepository: claims.repository,
        ref: claims.ref,
        commit: claims.commit,
    };
}


/***/ }),

/***/ 87703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ escaped)
/* harmony export */ });
/** A regular expression, for cosign too (Go's RE2), that matches this text only. */
function escaped(text) {
    return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}


/***/ }),

/***/ 20005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ publishedPlan)
});

// EXTERNAL MODULE: ./build/src/source/nowhere.js
var nowhere = __webpack_require__(60702);
// EXTERNAL MODULE: ./build/src/plan/access.js
var access = __webpack_require__(99275);
// EXTERNAL MODULE: ./build/src/plan/create.js + 8 modules
var create = __webpack_require__(75784);
// EXTERNAL MODULE: ./build/src/secret.js
var secret = __webpack_require__(29029);
// EXTERNAL MODULE: ./build/src/plan/pattern.js
var pattern = __webpack_require__(87703);
// EXTERNAL MODULE: ./build/src/plan/signing.js
var signing = __webpack_require__(42946);
;// CONCATENATED MODULE: ./build/src/plan/requirements.js



/**
 * What the inputs ask of a published image. `commit` is the one the request itself names. Without any input
 * about the signer it is the key this run signs with, else any workflow that this run's git repository has on a
 * branch or tag, or that it calls: never just anybody. Takes down a fault when nobody can be named.
 */
function requirementsOf(inputs, context) {
    const asked = inputs.require.filter((name) => name !== 'none');
    const commit = inputs.sourceCommit ?? context.commit;
    const claims = {
        ...(inputs.sourceRepository === undefined ? {} : { gitRepository: inputs.sourceRepository }),
        ...(inputs.sourceRef === undefined ? {} : { ref: inputs.sourceRef }),
        ...(commit === undefined ? {} : { commit }),
    };
    const wantsProvenance = inputs.allowedBase.length > 0 ||
        inputs.builderId !== undefined ||
        [inputs.sourceRepository, inputs.sourceRef, inputs.sourceCommit].some((claim) => claim !== undefined);
    return {
        signer: expectedSigner(inputs, claims, context),
        attestations: [
            ...new Set([
                ...asked,
                ...(inputs.vulnMaxAge === undefined ? [] : ['vuln']),
                ...(wantsProvenance ? ['provenance'] : []),
            ]),
        ],
        source: claims,
        ...(inputs.builderId === undefined ? {} : { builder: inputs.builderId }),
        ...(inputs.vulnMaxAge === undefined ? {} : { scanMaxAgeHours: inputs.vulnMaxAge }),
        allowedBase: inputs.allowedBase,
    };
}
/** Who may have signed promotion records: whom the input names, else this run's key, else the image's signers. */
function recordSignerOf(inputs, requirements, { source, can }) {
    const gitRepository = inputs.sourceRepository ?? runRepository(source, can);
    const issuer = inputs.certificateOidcIssuer ?? can.identity?.issuer ?? signing/* githubIssuer */.r;
    const identity = (pattern) => ({
        identity: { issuer, subject: { pattern }, ...(gitRepository === undefined ? {} : { gitRepository }) },
    });
    if (inputs.recordIdentityRegexp !== undefined)
        return identity(inputs.recordIdentityRegexp);
    const key = 'signingKey' in requirements.signer ? requirements.signer : signingKey(inputs);
    if (key)
        return key;
    if (!('identity' in requirements.signer))
        return requirements.signer;
    const builder = inputs.signerWorkflow?.split('/.github/')[0];
    const patterns = [
        subjectPattern(requirements.signer.identity.subject),
        ...(gitRepository === undefined ? [] : [workflowsOf(gitRepository, source, can)]),
        // Whose file may build for this git repository, his others may promote for it.
        ...(gitRepository === undefined || !builder?.includes('/') ? [] : [calledWorkflows(builder, source)]),
    ];
    return identity(patterns.join('|'));
}
function expectedSigner(inputs, claims, { source, can, wrong }) {
    if (inputs.cosignPublicKey !== undefined) {
        const key = inputs.cosignPublicKey;
        return { key: 'pem' in key ? { pem: key.pem.reveal() } : key };
    }
    const gitRepository = claims.gitRepository ?? runRepository(source, can);
    const subject = subjectAsked(inputs, gitRepository, source);
    if (subject === undefined) {
        const key = signingKey(inputs);
        if (key)
            return key;
    }
    const expected = subject ??
        (gitRepository === undefined ? undefined : { pattern: workflowsOf(gitRepository, source, can) });
    if (expected === undefined) {
        wrong({
            input: 'certificate-identity',
            problem: 'nothing says who must have signed the image',
            remedy: 'name the signer by it, by `certificate-identity-regexp` or `signer-workflow`, or give `cosign-public-key`',
        });
        return { key: { reference: '' } };
    }
    return {
        identity: {
            issuer: inputs.certificateOidcIssuer ?? can.identity?.issuer ?? signing/* githubIssuer */.r,
            subject: expected,
            ...claims,
            ...(gitRepository === undefined ? {} : { gitRepository }),
        },
    };
}
function signingKey(inputs) {
    const { cosignKey, cosignPassword } = inputs;
    if (cosignKey === undefined)
        return undefined;
    return { signingKey: { ...cosignKey, password: cosignPassword ?? new secret/* Secret */.z('') } };
}
function subjectAsked(inputs, gitRepository, source) {
    if (inputs.certificateIdentity !== undefined)
        return inputs.certificateIdentity;
    if (inputs.certificateIdentityRegexp !== undefined)
        return { pattern: inputs.certificateIdentityRegexp };
    if (inputs.signerWorkflow === undefined)
        return undefined;
    const named = inputs.signerWorkflow;
    const full = named.startsWith('.github/') && gitRepository !== undefined ? `${gitRepository}/${named}` : named;
    const url = `${serverOf(source)}/${full}`;
    return named.includes('@') ? url : { pattern: `${(0,pattern/* escaped */.M)(url)}@.+` };
}
/**
 * Workflow files of a git repository at its branches and tags (not those of a pull request), and files of the git
 * repository whose reusable workflow runs this job. Whoever calls those has his own git repository in the certificate.
 */
function workflowsOf(gitRepository, source, { identity }) {
    const server = (0,pattern/* escaped */.M)(serverOf(source));
    const own = `${server}/${(0,pattern/* escaped */.M)(gitRepository)}/\\.github/workflows/[^@]+@refs/(?:heads|tags)/.+`;
    const called = typeof identity?.subject === 'string' ? repositoryOfWorkflow(identity.subject) : undefined;
    return called === undefined || called === gitRepository ? own : `${own}|${calledWorkflows(called, source)}`;
}
/** Any workflow file of a git repository, for one that calls it and stands in the certificate itself. */
function calledWorkflows(gitRepository, source) {
    return `${(0,pattern/* escaped */.M)(serverOf(source))}/${(0,pattern/* escaped */.M)(gitRepository)}/\\.github/workflows/[^@]+@.+`;
}
/** `owner/name` in `https://github.com/owner/name/.github/workflows/x.yml@…`. */
function repositoryOfWorkflow(subject) {
    return /^https?:\/\/[^/]+\/(.+?)\/\.github\/workflows\//.exec(subject)?.[1];
}
function subjectPattern(subject) {
    return typeof subject === 'string' ? (0,pattern/* escaped */.M)(subject) : `(?:${subject.pattern})`;
}
/** This run's git repository as a certificate would name it: only GitHub's do, and the OIDC token says it best. */
function runRepository(source, { identity }) {
    return identity?.gitRepository ?? (source?.provider === 'github' ? source.gitRepository : undefined);
}
function serverOf(source) {
    return source?.provider === 'github' && source.gitUrl !== undefined
        ? new URL(source.gitUrl).origin
        : 'https://github.com';
}

;// CONCATENATED MODULE: ./build/src/plan/published-plan.js





/** `signs`: whether the command signs something; else no key and no token is asked for. */
function publishedPlan(inputs, source, context) {
    const { can, wrong, signs = true } = context;
    const requirements = requirementsOf(inputs, { source, commit: context.commit, can, wrong });
    // The certificate inputs name the image's signer; what this run signs carries the run's own identity.
    const own = { ...inputs, certificateIdentity: undefined, certificateIdentityRegexp: undefined };
    const distinct = new Map(context.repositories.map(({ registry, path }) => [`${registry}/${path}`, { registry, path }]));
    return {
        source,
        repositories: [...distinct.values()],
        requirements,
        recordSigner: recordSignerOf(inputs, requirements, { source, can }),
        sign: (0,signing/* signingOptions */.Q)(own, source ?? nowhere/* nowhere */.j, { push: signs && !inputs.dryRun, can, wrong, always: true }),
        scan: (0,create/* scanOptionsOf */.hL)(inputs),
        policy: (0,create/* policyOf */.US)(inputs),
        access: (0,access/* accessOf */.Y)(inputs, { pushed: true, fork: source?.fork ?? false }, wrong),
        notes: [],
    };
}


/***/ }),

/***/ 66118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z0: () => (/* binding */ acrRule),
  wS: () => (/* binding */ artifactRegistryRule),
  hL: () => (/* binding */ ecrRule),
  ZI: () => (/* binding */ harborRule),
  kr: () => (/* binding */ tcrRule)
});

;// CONCATENATED MODULE: ./build/src/registries/tag-pattern.js
/** A pattern of Amazon ECR, in which `*` stands for any number of characters (ECR API reference, ImageTagMutabilityExclusionFilter). */
function wildcard(pattern) {
    return anchored(pattern.split(/\*+/).map(literal).join('.*'));
}
/**
 * A pattern of Harbor and Tencent TCR: `*` and `?` within a part of a path, `**` for any number of parts, `[a-z]`,
 * `{one,other}`, and `\` before what is meant literally. Undefined when it is malformed. Source: bmatcuk/doublestar 1,
 * which Harbor compares with (its src/lib/selector/selectors/doublestar); there an empty pattern matches everything.
 */
function doublestar(pattern) {
    if (pattern === '')
        return /^/;
    const parts = pattern.split('/');
    const sources = parts.map((part, at) => {
        const last = at === parts.length - 1;
        if (part === '**')
            return last ? (at === 0 ? '.*' : '.+') : '(?:[^/]+/)*';
        const source = partSource(part);
        return source && `${source}${last ? '' : '/'}`;
    });
    return sources.includes(undefined) ? undefined : anchored(sources.join(''));
}
function anchored(source) {
    return new RegExp(`^(?:${source})$`);
}
function literal(text) {
    return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw `\$&`);
}
const token = /\\(.)|(\*+)|(\?)|\[([!^]?)((?:\\.|[^\]\\])+)\]|([{},])|([^\\*?[\]{},])/y;
/** One part of a path as the source of a regular expression. */
function partSource(part) {
    let source = '';
    let depth = 0;
    for (token.lastIndex = 0; token.lastIndex < part.length;) {
        const found = token.exec(part);
        if (!found)
            return undefined;
        const [, escaped, stars, one, not = '', range, brace, plain] = found;
        if (stars)
            source += '[^/]*';
        else if (one)
            source += '[^/]';
        else if (range)
            source += `[${not && '^'}${range.replaceAll(/[[\]^]/g, String.raw `\$&`)}]`;
        else if (brace === '{')
            [source, depth] = [`${source}(?:`, depth + 1];
        else if (brace === '}' && depth > 0)
            [source, depth] = [`${source})`, depth - 1];
        else if (brace === ',' && depth > 0)
            source += '|';
        else if (brace === '}')
            return undefined;
        else
            source += literal(escaped ?? brace ?? plain ?? '');
    }
    return depth === 0 ? source : undefined;
}

;// CONCATENATED MODULE: ./build/src/registries/tag-rules.js

/**
 * One of the `repositories` that ECR's DescribeRepositories gives. Source: docs.aws.amazon.com, ECR API reference,
 * Repository and ImageTagMutabilityExclusionFilter.
 */
function ecrRule({ imageTagMutability: mutability, imageTagMutabilityExclusionFilters: filters = [], }) {
    const named = `imageTagMutability is ${mutability}`;
    if (mutability === 'MUTABLE')
        return { setting: named, freezes: () => false };
    if (mutability === 'IMMUTABLE')
        return { setting: named, freezes: () => true };
    if (mutability !== 'IMMUTABLE_WITH_EXCLUSION' && mutability !== 'MUTABLE_WITH_EXCLUSION')
        return undefined;
    const texts = Array.isArray(filters) ? filters.map(ecrFilter) : [];
    if (texts.length === 0 || texts.includes(undefined))
        return undefined;
    const patterns = texts.map((text) => wildcard(text));
    const excluded = (tag) => patterns.some((pattern) => pattern.test(tag));
    return {
        setting: `${named} (${texts.join(', ')})`,
        freezes: (tag) => excluded(tag) === (mutability === 'MUTABLE_WITH_EXCLUSION'),
    };
}
function ecrFilter({ filterType, filter }) {
    return filterType === 'WILDCARD' && typeof filter === 'string' ? filter : undefined;
}
/**
 * A repository of Artifact Registry; what is false is left out of it. Source: docs.cloud.google.com, Artifact Registry
 * REST reference, projects.locations.repositories, DockerRepositoryConfig ("prevents all tags from being modified").
 */
function artifactRegistryRule({ format, dockerConfig = {} }) {
    const immutable = dockerConfig?.immutableTags ?? false;
    if (format !== 'DOCKER' || typeof immutable !== 'boolean')
        return undefined;
    return { setting: `dockerConfig.immutableTags is ${immutable}`, freezes: () => immutable };
}
/**
 * What GetRepository of ACR's Enterprise Edition answers. Sources: client.py and models of PyPI's
 * alibabacloud_cr20181201; help.aliyun.com, "Configure a repository to be immutable" (all tags except `latest`).
 */
function acrRule({ TagImmutability: immutable }) {
    if (typeof immutable !== 'boolean')
        return undefined;
    return {
        setting: `TagImmutability is ${immutable}`,
        freezes: (tag) => immutable && tag !== 'latest',
    };
}
/**
 * The immutable tag rules of a Harbor project; `name` is the repository's below the project. Of each only the first
 * selector counts, and one without selectors does not. Source: goharbor/harbor, src/pkg/immutable/model/rule.go and
 * match/rule/match.go.
 */
function harborRule(rules, name) {
    const read = rules.flatMap(({ id, disabled, scope_selectors: scopes, tag_selectors: tags }) => {
        const repository = firstOf(scopes?.repository);
        const tag = firstOf(tags);
        return repository && tag ? [{ id, disabled: disabled === true, repository, tag }] : [];
    });
    return selectorRule(read, name);
}
function firstOf(selectors) {
    const [first] = Array.isArray(selectors) ? selectors : [];
    if (!first || first.kind === 'doublestar')
        return first;
    return { decoration: undefined, pattern: undefined };
}
/**
 * What DescribeImmutableTagRules of TCR lists, for `name` in a namespace. Source: TCR API 2019-09-24, data type
 * ImmutableTagRule (cloud.tencent.com/document/api/1141; PyPI's tencentcloud-sdk-python-tcr).
 */
function tcrRule(rules, namespace, name) {
    const own = rules.filter(({ NsName }) => NsName === namespace);
    const read = own.map((rule) => ({
        id: rule.RuleId,
        disabled: rule.Disabled === true,
        repository: { decoration: rule.RepositoryDecoration, pattern: rule.RepositoryPattern },
        tag: { decoration: rule.TagDecoration, pattern: rule.TagPattern },
    }));
    return selectorRule(read, name);
}
/** Any rule that matches freezes a tag. One that cannot be read may match, so that nothing is known then. */
function selectorRule(rules, name) {
    const freezing = [];
    const settings = [];
    for (const { id, disabled, repository, tag } of rules) {
        if (disabled)
            continue;
        const selectsRepository = selected(repository, 'repoMatches', 'repoExcludes');
        const selectsTag = selected(tag, 'matches', 'excludes');
        if (!selectsRepository || !selectsTag)
            return undefined;
        if (!selectsRepository(name))
            continue;
        freezing.push(selectsTag);
        settings.push(`immutable tag rule ${id}: tag ${tag.decoration} ${tag.pattern}`);
    }
    return {
        setting: settings.join('; ') || 'no immutable tag rule',
        freezes: (one) => freezing.some((selects) => selects(one)),
    };
}
function selected({ decoration, pattern }, matches, excludes) {
    const expression = typeof pattern === 'string' ? doublestar(pattern) : undefined;
    if (!expression || (decoration !== matches && decoration !== excludes))
        return undefined;
    return (text) => expression.test(text) === (decoration === matches);
}


/***/ }),

/***/ 60702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ nowhere)
/* harmony export */ });
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84746);

/** A source that says nothing, for what does without: outside any git checkout, and for tags by name alone. */
const nowhere = {
    provider: 'git',
    commit: '',
    commitDate: undefined,
    ref: '',
    event: 'other',
    branch: undefined,
    tag: undefined,
    pullRequest: undefined,
    baseRef: undefined,
    defaultBranch: undefined,
    fork: false,
    dirty: false,
    gitRepository: undefined,
    gitUrl: undefined,
    about: {},
    run: _environment_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownRun */ .ih,
};


/***/ }),

/***/ 55018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ requestOidcToken),
/* harmony export */   N: () => (/* binding */ readOidcClaims)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17055);
/* harmony import */ var _oci_retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79221);
/* harmony import */ var _oci_retrying_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13057);
/* harmony import */ var _plan_identity_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81671);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29029);






const largestAnswer = 64 * 1024;
/**
 * Asks GitHub for this job's OIDC token for `audience`; undefined when the job may not ask (no `id-token: write`).
 * Fails with `network-failed` or `permission-missing`.
 */
async function requestOidcToken(deps, audience) {
    const { env, http, log, signal } = deps;
    const { ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = env;
    if (!requestUrl || !requestToken)
        return undefined;
    const url = new URL(requestUrl);
    url.searchParams.set('audience', audience);
    const operation = { registry: url.host, target: url.host, verb: 'get the OIDC token of this job' };
    const { status, body } = await (0,_oci_retrying_js__WEBPACK_IMPORTED_MODULE_2__/* .retrying */ .R$)(async () => {
        try {
            const headers = { authorization: `bearer ${requestToken}`, accept: 'application/json' };
            const response = await http({ method: 'GET', url, headers, signal });
            if ((0,_oci_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .isRetriedStatus */ .Mq)(response.status))
                throw await (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .answerError */ .n)(response, operation, deps.clock());
            return { status: response.status, body: await bodyText(response.body) };
        }
        catch (error) {
            throw (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .exchangeError */ .mH)(error, operation, signal);
        }
    }, deps);
    if (status !== 200) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('permission-missing', `${url.host} gave no OIDC token for this job (status ${status})`, {
            hint: 'Give the job "permissions: id-token: write".',
        });
    }
    const token = tokenIn(body);
    if (token) {
        log.hide(token.token.reveal());
        return token;
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('network-failed', `${url.host} answered something that holds no OIDC token`);
}
/**
 * What this job's OIDC token claims; it only tells whom to expect in a certificate, and is neither kept nor logged.
 * Undefined and errors as in `requestOidcToken`.
 */
async function readOidcClaims(deps, audience = _plan_identity_js__WEBPACK_IMPORTED_MODULE_5__/* .sigstoreAudience */ .T) {
    const answer = await requestOidcToken(deps, audience);
    if (!answer)
        return undefined;
    const { iss, job_workflow_ref, repository, ref, sha } = answer.claims;
    const all = [iss, job_workflow_ref, repository, ref, sha];
    if (all.every((claim) => typeof claim === 'string' && claim !== ''))
        return { issuer: iss, jobWorkflowRef: job_workflow_ref, repository, ref, commit: sha };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('network-failed', 'the OIDC token of this job is not that of a workflow');
}
async function bodyText(body) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.length;
        if (size > largestAnswer)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('network-failed', 'the OIDC token endpoint answered too much');
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
/** The token in `{"value": "<header>.<payload>.<signature>"}`. Parser errors are dropped: they quote the token. */
function tokenIn(body) {
    try {
        const token = JSON.parse(body).value;
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
        if (typeof claims !== 'object' || claims === null)
            return undefined;
        return { token: new _secret_js__WEBPACK_IMPORTED_MODULE_3__/* .Secret */ .z(token), claims: claims };
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 88418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C$: () => (/* binding */ signingAbility),
/* harmony export */   Cs: () => (/* binding */ makePlan),
/* harmony export */   EJ: () => (/* binding */ makePublishedPlan)
/* harmony export */ });
/* harmony import */ var _inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21683);
/* harmony import */ var _plan_build_args_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(61315);
/* harmony import */ var _plan_cache_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45589);
/* harmony import */ var _plan_create_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75784);
/* harmony import */ var _plan_identity_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(81671);
/* harmony import */ var _plan_published_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20005);
/* harmony import */ var _registries_alibaba_keys_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(15382);
/* harmony import */ var _report_entries_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14768);
/* harmony import */ var _source_oidc_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55018);









/** Plans, and asks the OIDC token whom the certificate will name: in a reusable workflow only it knows. */
async function makePlan({ inputs, source, account }, deps) {
    const buildArgs = (0,_plan_build_args_js__WEBPACK_IMPORTED_MODULE_6__/* .resolveBuildArgs */ .y)(inputs.buildArgs, deps.env);
    const now = inputs.created ?? deps.clock();
    const can = {
        ...(await signingAbility(inputs, deps)),
        ...(0,_plan_cache_js__WEBPACK_IMPORTED_MODULE_1__/* .cacheAbility */ .p)(deps.env),
        alibabaKeys: (0,_registries_alibaba_keys_js__WEBPACK_IMPORTED_MODULE_7__/* .environmentKeys */ .a)(deps.env) !== undefined,
    };
    const plan = (0,_plan_create_js__WEBPACK_IMPORTED_MODULE_2__/* .createPlan */ .qT)({ ...inputs, buildArgs }, source, now, can);
    account.note({ source: (0,_report_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .sourceEntry */ .WU)(source), plan: (0,_report_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .planEntry */ .Cd)(plan) });
    for (const note of plan.notes ?? [])
        account.remark(note);
    if (source.dirty)
        account.remark('Tracked files differ from the commit: the image holds changes that no commit names.');
    return plan;
}
/** The plan of a command on the published images of `image`. `signs`: whether it signs anything. */
async function makePublishedPlan(inputs, source, signs, deps) {
    const faults = [];
    const wrong = (fault) => void faults.push(fault);
    if (signs && source?.fork)
        wrong({ input: '', problem: 'a pull request from a fork signs nothing' });
    const can = await signingAbility(inputs, deps);
    const plan = (0,_plan_published_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .publishedPlan */ .S)(inputs, source, { can, wrong, repositories: inputs.image, signs });
    if (faults.length > 0)
        throw (0,_inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .faultError */ .f)(faults);
    return plan;
}
/** Whether this job gets an OIDC token, and the identity Fulcio will put into the certificate for it. */
async function signingAbility(inputs, deps) {
    const mayNeed = inputs.cosignKey === undefined && inputs.sign !== 'off';
    const claims = mayNeed ? await (0,_source_oidc_js__WEBPACK_IMPORTED_MODULE_5__/* .readOidcClaims */ .N)(deps) : undefined;
    if (!claims)
        return { keyless: false };
    return { keyless: true, identity: (0,_plan_identity_js__WEBPACK_IMPORTED_MODULE_8__/* .identityOf */ .c)(claims, deps.env.GITHUB_SERVER_URL ?? 'https://github.com') };
}


/***/ }),

/***/ 84099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dp: () => (/* binding */ openReuseVerifier),
/* harmony export */   mg: () => (/* binding */ openRunSigner),
/* harmony export */   qM: () => (/* binding */ cosignTool),
/* harmony export */   rZ: () => (/* binding */ publicKeyFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _plan_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87703);
/* harmony import */ var _signer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21914);



/** What signs for this run. */
async function openRunSigner(shop, deps) {
    const { signing, ...options } = shop.plan.sign;
    if (signing.mode === 'off')
        throw new TypeError('this run signs nothing');
    return (0,_signer_js__WEBPACK_IMPORTED_MODULE_1__/* .openSigner */ .Hs)({ ...options, signing, publicKeyFile: publicKeyFile(shop) }, await cosignTool(shop), deps);
}
/**
 * Checks an image that an earlier run published: the same key, or the same workflow file at whatever
 * ref, for this very commit (a tag's run finds what the branch's run signed).
 */
async function openReuseVerifier(shop, deps) {
    const { signing, trustedRoot } = shop.plan.sign;
    if (signing.mode === 'off')
        return undefined;
    if (signing.mode === 'key')
        return (await openRunSigner(shop, deps)).verifier;
    const { ref: _thisRun, ...identity } = signing.identity;
    const [, workflow] = typeof identity.subject === 'string' ? (/^(.+)@refs\/.+$/.exec(identity.subject) ?? []) : [];
    const subject = workflow ? { pattern: `${(0,_plan_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .escaped */ .M)(workflow)}@refs/.+` } : identity.subject;
    const commit = identity.gitRepository ? { commit: shop.plan.source.commit } : {};
    return (0,_signer_js__WEBPACK_IMPORTED_MODULE_1__/* .openVerifier */ .bg)({ identity: { ...identity, ...commit, subject }, ...(trustedRoot ? { trustedRoot } : {}) }, await cosignTool(shop), deps);
}
/** A key's public half goes into the report folder, for the printed command. */
function publicKeyFile({ place }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.report, 'cosign.pub');
}
async function cosignTool({ tools, connection, }) {
    return { program: (await tools.get('cosign')).path, dockerConfig: connection.dockerLogins.folder };
}


/***/ }),

/***/ 49772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ prepareSeal),
/* harmony export */   o: () => (/* binding */ seal)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84974);
/* harmony import */ var _oci_referrer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(624);
/* harmony import */ var _parallel_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(75478);
/* harmony import */ var _plan_predicate_type_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88097);
/* harmony import */ var _tools_cosign_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95986);
/* harmony import */ var _tools_cosign_output_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(94082);
/* harmony import */ var _signature_store_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(49751);










/** Cosign processes at once; each keeps about half a core busy and then waits for services. */
const processesAtOnce = 6;
/** Makes the signatures and attestations that are wanted and not there yet, and attaches them. */
async function seal(repository, wanted, signer, store, deps) {
    const subjects = [...Map.groupBy(wanted, ({ subject }) => subject.digest).values()];
    const checked = await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_9__/* .parallel */ ._)(subjects, processesAtOnce, async (group) => {
        const present = await presentAmong(group, repository, signer, store);
        return { present, lacking: group.filter((one) => !present.includes(one)) };
    });
    const lacking = checked.map((group) => group.lacking).filter((group) => group.length > 0);
    const attach = await prepareSeal(lacking, repository, signer, store, deps);
    await attach();
    return {
        added: lacking.flat().map(statementName),
        present: checked.flatMap((group) => group.present.map(statementName)),
    };
}
/**
 * Signs without looking what is there, and attaches nothing yet: what it gives does that. In the old form nothing
 * can be signed ahead, so there all of it is done by then.
 */
async function prepareSeal(groups, repository, signer, store, deps) {
    if (store.storage === 'referrers')
        return makeBundles(groups, repository, signer, store, deps);
    return async () => {
        await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_9__/* .parallel */ ._)(groups, processesAtOnce, (group) => writeTags(group, repository, signer, store));
    };
}
/** Which of the things wanted for one digest are there and verify. */
async function presentAmong(group, repository, signer, store) {
    const { digest } = group[0].subject;
    const subject = { repository, digest };
    const asked = group.filter(({ attestation }) => !attestation?.repeat);
    if (asked.length === 0 || (await (0,_signature_store_js__WEBPACK_IMPORTED_MODULE_8__/* .isBare */ .JE)(subject, store)))
        return [];
    const found = await (0,_signature_store_js__WEBPACK_IMPORTED_MODULE_8__/* .findVerified */ .yT)(subject, signer.verifier, store);
    const entries = found.state === 'verified' ? found.entries : [];
    const isThere = async ({ attestation }) => {
        if (!attestation)
            return entries.some((entry) => (0,_tools_cosign_output_js__WEBPACK_IMPORTED_MODULE_7__/* .isSignatureOf */ .Cw)(entry, digest));
        const type = (0,_plan_predicate_type_js__WEBPACK_IMPORTED_MODULE_5__/* .predicateType */ .W)(attestation.type);
        if (entries.some((entry) => entry.type === type && entry.digest === digest))
            return true;
        // Attestations in the old form are not among what `cosign verify` lists.
        if (store.storage === 'referrers')
            return false;
        const statements = await (0,_signature_store_js__WEBPACK_IMPORTED_MODULE_8__/* .findStatements */ .Ks)(subject, attestation.type, signer.verifier, store);
        return statements.state === 'verified' && statements.entries.length > 0;
    };
    const there = await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_9__/* .parallel */ ._)(asked, processesAtOnce, isThere);
    return asked.filter((_, index) => there[index]);
}
/** Makes all bundles at the same time; nothing is sent while one is missing, then they are attached digest by digest. */
async function makeBundles(groups, repository, signer, store, deps) {
    const folder = await deps.files.folder('bundles', crypto.randomUUID());
    const made = await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_9__/* .parallel */ ._)(groups.flat(), processesAtOnce, async (one, index) => ({
        one,
        attachment: await makeBundle(one, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${index}.json`), repository, signer, store, deps),
    }));
    return async () => {
        await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_9__/* .parallel */ ._)(groups, processesAtOnce, async (group) => {
            const attachments = made.filter(({ one }) => group.includes(one)).map(({ attachment }) => attachment);
            await (0,_oci_referrer_js__WEBPACK_IMPORTED_MODULE_4__/* .referrersPut */ .W)(store.registry, repository, group[0].subject, attachments);
        });
    };
}
async function makeBundle(one, file, repository, signer, store, deps) {
    const target = targetOf(one, repository, store);
    const flags = signer.flags('referrers');
    const args = one.attestation
        ? (0,_tools_cosign_js__WEBPACK_IMPORTED_MODULE_6__/* .attestBundleArgs */ .bR)(target, flags, one.attestation, file)
        : (0,_tools_cosign_js__WEBPACK_IMPORTED_MODULE_6__/* .signBundleArgs */ .zZ)(target, flags, file);
    refuseFailure(await signer.cosign.retrying(args), one, target, store);
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file);
    const bundle = JSON.parse(bytes.toString('utf8'));
    const statement = (0,_tools_cosign_output_js__WEBPACK_IMPORTED_MODULE_7__/* .statementOf */ .T8)(bundle.dsseEnvelope);
    if (!(0,_tools_cosign_output_js__WEBPACK_IMPORTED_MODULE_7__/* .isAbout */ .KH)(statement, one.subject.digest))
        throw new TypeError(`cosign made a bundle that is not about ${one.subject.digest}`);
    return {
        artifactType: bundle.mediaType,
        bytes,
        // The annotations cosign itself writes, by which others find a bundle without opening it.
        annotations: {
            'dev.sigstore.bundle.content': 'dsse-envelope',
            'dev.sigstore.bundle.predicateType': statement.predicateType,
            'org.opencontainers.image.created': deps.clock().toISOString(),
        },
    };
}
/** Writes the old form: cosign reads, changes and writes one tag per digest, so one thing after the other. */
async function writeTags(group, repository, signer, store) {
    for (const one of group) {
        const target = targetOf(one, repository, store);
        const flags = signer.flags('tag');
        const args = one.attestation ? (0,_tools_cosign_js__WEBPACK_IMPORTED_MODULE_6__/* .attestTagArgs */ .pQ)(target, flags, one.attestation) : (0,_tools_cosign_js__WEBPACK_IMPORTED_MODULE_6__/* .signTagArgs */ .TH)(target, flags);
        // A try that failed late may have written it all the same; a second one would add a duplicate.
        const isDone = async () => (await presentAmong([one], repository, signer, store)).length > 0;
        refuseFailure(await signer.cosign.retrying(args, isDone), one, target, store);
    }
}
function refuseFailure(outcome, one, target, { meaning }) {
    if (outcome.ok)
        return;
    const meant = meaning?.(outcome.message);
    const what = one.attestation ? `attach the ${one.attestation.type} attestation to` : 'sign';
    const name = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .referenceName */ .z$)({ ...target.repository, digest: target.digest });
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf(meant?.as ?? 'sign-failed', `cosign could not ${what} ${name}: ${outcome.message}`, {
        hint: meant?.hint ?? failureHint(outcome.failure),
    });
}
function failureHint(failure) {
    return failure === 'transient'
        ? 'A service did not answer. The image is pushed by digest and no tag points at it; run again to sign it.'
        : 'The image is pushed by digest and no tag points at it. Check the key, or the job\'s "id-token: write" permission.';
}
function targetOf(one, repository, store) {
    return { repository, digest: one.subject.digest, plainHttp: store.plainHttp };
}
function statementName({ subject, attestation }) {
    return { subject: subject.digest, type: attestation ? (0,_plan_predicate_type_js__WEBPACK_IMPORTED_MODULE_5__/* .predicateType */ .W)(attestation.type) : 'signature' };
}


/***/ }),

/***/ 1276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ sign),
/* harmony export */   n: () => (/* binding */ digestsOf)
/* harmony export */ });
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49772);

/**
 * Signs the index and every platform manifest, and attaches the attestations; what is there already and verifies
 * is left alone. Everything for one digest is made at the same time and attached in one go.
 *
 * Fails with `sign-failed` (cosign's own words), `could-not-check` when it is not known what is there, and the
 * registry's errors.
 */
async function sign(target, attestations, signer, store, deps) {
    // Not by --recursive: that signs again what is signed, one after the other, and BuildKit's own attestations too.
    const subjects = descriptorsOf(target);
    const wanted = [
        ...subjects.map((subject) => ({ subject })),
        ...attestations.map((attestation) => ({ subject: subjectOf(attestation, subjects), attestation })),
    ];
    return { target, ...(await (0,_seal_js__WEBPACK_IMPORTED_MODULE_0__/* .seal */ .o)(target.repository, wanted, signer, store, deps)) };
}
/** The digests a signature must stand on: the root's and every platform's, each once. */
function digestsOf(target) {
    return descriptorsOf(target).map(({ digest }) => digest);
}
function descriptorsOf({ root, images }) {
    const all = [root, ...images.map((image) => image.descriptor)];
    return [...new Map(all.map((descriptor) => [descriptor.digest, descriptor])).values()];
}
function subjectOf(attestation, subjects) {
    const subject = subjects.find(({ digest }) => digest === attestation.subject);
    if (!subject)
        throw new TypeError(`an attestation is about ${attestation.subject}, which is not part of the image`);
    return subject;
}


/***/ }),

/***/ 49751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JE: () => (/* binding */ isBare),
/* harmony export */   Ks: () => (/* binding */ findStatements),
/* harmony export */   yT: () => (/* binding */ findVerified),
/* harmony export */   zr: () => (/* binding */ attachingStore)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_cosign_tag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31273);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6559);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84974);
/* harmony import */ var _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17055);
/* harmony import */ var _plan_predicate_type_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88097);
/* harmony import */ var _tools_cosign_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95986);
/* harmony import */ var _tools_cosign_output_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(94082);








const bundleType = /^application\/vnd\.dev\.sigstore\.bundle/;
/**
 * Everything at a digest that verifies: its signatures in either form, and attestations stored as bundles.
 * Fails with `could-not-check` when the registry or a service did not answer.
 */
async function findVerified(subject, verifier, store) {
    const listed = await referrers(subject, store);
    const found = await inBothForms('sig', listed, subject, store, async (form) => {
        const args = (0,_tools_cosign_js__WEBPACK_IMPORTED_MODULE_6__/* .verifyArgs */ .H$)({ ...store, ...subject }, verifier.flags, form);
        return read(await verifier.cosign.retrying(args), subject, _tools_cosign_output_js__WEBPACK_IMPORTED_MODULE_7__/* .parseVerified */ .QD, store);
    });
    if (found.state === 'missing')
        await refuseOverlooked(listed, subject, store);
    return found;
}
/** The verified statements of one predicate type about a digest, in either form. Errors as in `findVerified`. */
async function findStatements(subject, type, verifier, store) {
    const listed = await referrers(subject, store);
    const found = await inBothForms('att', listed, subject, store, async (form) => {
        const args = (0,_tools_cosign_js__WEBPACK_IMPORTED_MODULE_6__/* .verifyAttestationArgs */ .xt)({ ...store, ...subject }, verifier.flags, type, form);
        const parse = (stdout) => (0,_tools_cosign_output_js__WEBPACK_IMPORTED_MODULE_7__/* .parseStatements */ .YK)(stdout, subject.digest);
        return read(await verifier.cosign.retrying(args), subject, parse, store);
    });
    // Cosign checks everything attached before it looks at the type: others' attestations of other types are no mismatch.
    if (found.state === 'mismatch' && (await lacksType(type, listed, subject, store)))
        return { state: 'missing' };
    return found;
}
/**
 * What `find` gives in either form. By itself cosign reads the tag only where there is no bundle at all: an image
 * signed under `.sig` and promoted with a bundle, or with anybody's provenance attached, would look unsigned.
 */
async function inBothForms(suffix, listed, subject, store, find) {
    const found = await find([]);
    if (listed.length === 0 || !(await hasTag(suffix, subject, store)))
        return found;
    const old = await find(_tools_cosign_js__WEBPACK_IMPORTED_MODULE_6__/* .oldForm */ .ay);
    const entries = [found, old].flatMap((one) => (one.state === 'verified' ? one.entries : []));
    if (entries.length > 0)
        return { state: 'verified', entries };
    return found.state === 'mismatch' ? found : old;
}
/**
 * The store to attach further things in: an image that is signed under a tag alone keeps that form, because a bundle
 * beside it would hide the signature from whoever runs cosign by hand.
 */
async function attachingStore(subject, store) {
    if (store.storage === 'tag' || !(await hasTag('sig', subject, store)))
        return store;
    const { repository } = subject;
    for (const { digest } of await referrers(subject, store)) {
        const manifest = await checking(subject, () => store.registry.manifestGet({ ...repository, digest }));
        if (isBundle(manifest))
            return store;
    }
    return { ...store, storage: 'tag' };
}
async function hasTag(suffix, subject, { registry }) {
    for (const tag of (0,_oci_cosign_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .cosignTagNames */ .oM)(subject.digest, [suffix]))
        if (await checking(subject, () => registry.manifestHead({ ...subject.repository, tag })))
            return true;
    return false;
}
/** Whether nothing attached says to be of this type: neither a bundle, by its annotation, nor the old `.att` tag. */
async function lacksType(type, listed, subject, store) {
    const { repository } = subject;
    if (await hasTag('att', subject, store))
        return false;
    const { registry } = store;
    const manifests = await Promise.all(listed.map((one) => checking(subject, () => registry.manifestGet({ ...repository, digest: one.digest }))));
    // A bundle that does not say its type may be of any.
    return manifests.every((manifest) => {
        const said = manifest?.content.annotations?.['dev.sigstore.bundle.predicateType'];
        return said === undefined ? !isBundle(manifest) : said !== (0,_plan_predicate_type_js__WEBPACK_IMPORTED_MODULE_5__/* .predicateType */ .W)(type);
    });
}
function isBundle(manifest) {
    return (manifest !== undefined &&
        'layers' in manifest.content &&
        manifest.content.layers.some((layer) => bundleType.test(layer.mediaType)));
}
/** Whether the registry holds nothing that could be a signature or attestation of the digest, in any form. */
async function isBare(subject, store) {
    const { repository, digest } = subject;
    const [listed, ...heads] = await Promise.all([
        referrers(subject, store),
        ...(0,_oci_cosign_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .cosignTagNames */ .oM)(digest, ['sig', 'att']).map((tag) => checking(subject, () => store.registry.manifestHead({ ...repository, tag }))),
    ]);
    return listed.length === 0 && heads.every((head) => head === undefined);
}
/**
 * The digest's referrers. Cosign takes a listing that fails for an empty one and goes on to look for `.sig`,
 * so the listing is read first, by a client that tells the two apart.
 */
function referrers(subject, store) {
    return checking(subject, () => store.registry.referrerList(subject.repository, subject.digest));
}
async function checking(subject, work) {
    try {
        return await work();
    }
    catch (cause) {
        if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf && cause.code !== 'interrupted')
            throw couldNotCheck(subject, cause.message, { hint: refusalHint(cause), cause });
        throw cause;
    }
}
async function read(outcome, subject, parse, { meaning, registry }) {
    if (outcome.ok) {
        const entries = parse(outcome.stdout);
        if (entries)
            return { state: 'verified', entries };
        throw couldNotCheck(subject, 'cosign printed something that is no list of signatures');
    }
    if (outcome.failure === 'missing')
        return { state: 'missing' };
    if (outcome.failure === 'mismatch')
        return { state: 'mismatch', reason: outcome.message };
    // Cosign begins with a HEAD, whose refusal has no words; our client asks for them.
    await checking(subject, () => registry.manifestHead({ ...subject.repository, digest: subject.digest }));
    throw couldNotCheck(subject, outcome.message, { hint: meaning?.(outcome.message)?.hint });
}
/** "Nothing there" is believed only when the registry lists no bundle either. */
async function refuseOverlooked(listed, subject, { registry }) {
    for (const { digest: referrer } of listed) {
        // The listing's own artifactType is not to be trusted: some registries give the config's type.
        const manifest = await checking(subject, () => registry.manifestGet({ ...subject.repository, digest: referrer }));
        if (isBundle(manifest)) {
            throw couldNotCheck(subject, `the registry lists the bundle ${(0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestHex */ .sU)(referrer).slice(0, 12)}, but cosign did not see it`);
        }
    }
}
/** What a registry's "no" means; waiting does not help against one. */
function refusalHint(error) {
    const refused = error instanceof _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_4__/* .RegistryError */ .gl && error.status !== undefined && !error.retriable;
    return refused ? error.hint : undefined;
}
function couldNotCheck({ repository, digest }, why, { hint, cause } = {}) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('could-not-check', `the signatures of ${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .referenceName */ .z$)({ ...repository, digest })} could not be checked: ${why}`, {
        hint: `This says nothing about whether it is signed. ${hint ?? 'Try again when the registry and Sigstore answer.'}`,
        cause,
    });
}


/***/ }),

/***/ 21914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Hs: () => (/* binding */ openSigner),
  bg: () => (/* binding */ openVerifier),
  eX: () => (/* binding */ publicSigstore)
});

// UNUSED EXPORTS: identityText

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/secret.js
var secret = __webpack_require__(29029);
// EXTERNAL MODULE: ./build/src/tools/cosign.js
var tools_cosign = __webpack_require__(95986);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/src/tools/cosign-output.js
var cosign_output = __webpack_require__(94082);
// EXTERNAL MODULE: ./build/src/tools/foreign-environment.js
var foreign_environment = __webpack_require__(53633);
;// CONCATENATED MODULE: ./build/src/tools/cosign-process.js



const timeoutMs = 240_000;
const defaultDelaysMs = [1000, 4000];
/**
 * Opens cosign for one purpose. It gets the user's environment (proxies, certificates, the cloud's
 * variables for KMS keys and credential helpers) without other programs' secrets, plus `secrets`.
 */
function openCosign(tool, secrets, deps) {
    const env = {
        ...(0,foreign_environment/* foreignEnvironment */.s)(deps.env),
        ...Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secret.reveal()])),
        DOCKER_CONFIG: tool.dockerConfig,
    };
    const clean = cleaner(Object.values(secrets));
    const cosign = async (args) => {
        const result = await deps.run({ program: tool.program, args, env, timeoutMs, signal: deps.signal });
        return outcomeOf(result, clean);
    };
    const retrying = async (args, before) => {
        let outcome = await cosign(args);
        for (const delay of tool.retryDelaysMs ?? defaultDelaysMs) {
            if (outcome.ok || outcome.failure !== 'transient')
                return outcome;
            deps.log.warn(`cosign ${args[0]} failed and is tried again: ${outcome.message}`);
            await (0,external_node_timers_promises_.setTimeout)(delay, undefined, { signal: deps.signal });
            if (await before?.())
                return { ok: true, stdout: '' };
            outcome = await cosign(args);
        }
        return outcome;
    };
    return Object.assign(cosign, { retrying });
}
function outcomeOf(result, clean) {
    if (result.code === 0)
        return { ok: true, stdout: result.stdout };
    const message = clean((0,cosign_output/* errorLine */.BP)(result.stderr)) || `exit status ${result.code}`;
    return { ok: false, failure: (0,cosign_output/* cosignFailure */.eY)(result), message };
}
/** Takes secrets out of a program's message, and anything that looks like a token. */
function cleaner(secrets) {
    const values = secrets.flatMap((secret) => secret.reveal().split('\n')).filter((line) => line.length > 3);
    return (text) => values
        .reduce((rest, value) => rest.replaceAll(value, '***'), text)
        .replaceAll(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '***');
}

;// CONCATENATED MODULE: ./build/src/tools/sigstore-files.js


/** A signing configuration (`application/vnd.dev.sigstore.signingconfig.v0.2+json`), as far as it names services. */
async function readServices(path) {
    const config = (await readJson('signing-config', path));
    const [ca, rekor, tsa] = [config.caUrls?.[0], config.rekorTlogUrls?.[0], config.tsaUrls?.[0]];
    return {
        ...(ca && { fulcio: ca.url }),
        ...(rekor && { rekor: { url: rekor.url, version: rekor.majorApiVersion ?? 1 } }),
        ...(tsa && { timestamp: tsa.url }),
    };
}
/** A trusted root (`application/vnd.dev.sigstore.trustedroot+json`): which logs it knows the keys of. */
async function readTrustedRoot(path) {
    const root = (await readJson('trusted-root', path));
    return {
        path,
        certificateLog: (root.ctlogs?.length ?? 0) > 0,
        transparencyLog: (root.tlogs?.length ?? 0) > 0,
    };
}
/**
 * Writes a signing configuration and a trusted root that name no service at all, so that cosign signs with a
 * key and asks nobody. They are what `cosign signing-config create` and `trusted-root create` give (3.1.3).
 */
async function writeNoServices(deps) {
    const config = {
        mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
        rekorTlogConfig: {},
        tsaConfig: {},
    };
    const root = { mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1' };
    return {
        signingConfig: await deps.files.write('sigstore/signing-config.json', JSON.stringify(config)),
        trustedRoot: await deps.files.write('sigstore/trusted-root.json', JSON.stringify(root)),
    };
}
async function readJson(input, path) {
    try {
        const content = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        if (typeof content === 'object' && content !== null)
            return content;
    }
    catch (cause) {
        throw new errors/* SealiftError */.Pf('input-invalid', `${input}: ${path} cannot be read as JSON`, { cause });
    }
    throw new errors/* SealiftError */.Pf('input-invalid', `${input}: ${path} holds no JSON object`);
}

;// CONCATENATED MODULE: ./build/src/steps/signer.js







/** A signing configuration of this name means the public Sigstore, also when signing with a key. */
const publicSigstore = 'public';
/**
 * Opens what signs: the OIDC token of this job (keyless), or a key. A key without `signing-config` signs
 * without any service: no transparency log, no network but the registry's (docs/signing.md).
 */
async function openSigner(options, tool, deps) {
    const { signing, trustedRoot } = options;
    const signingConfig = options.signingConfig === publicSigstore ? undefined : options.signingConfig;
    const named = signingConfig === undefined ? undefined : await readServices(signingConfig);
    if (signing.mode === 'keyless') {
        const cosign = openCosign(tool, oidcRequest(deps.env), deps);
        const verifier = await openVerifier({ identity: signing.identity, ...given({ trustedRoot }) }, tool, deps);
        return {
            cosign,
            verifier,
            flags: (storage) => (0,tools_cosign/* signerFlags */.w0)('keyless', storage, { signingConfig, trustedRoot, named: servicesFor(storage, named) }),
        };
    }
    const { key, secrets } = keyAccess(signing.key, deps.env);
    const cosign = openCosign(tool, { ...secrets, COSIGN_PASSWORD: signing.key.password }, deps);
    const offline = options.signingConfig === undefined;
    const services = offline
        ? { ...(await writeNoServices(deps)), named: {} }
        : { signingConfig, trustedRoot, named };
    const transparencyLog = !offline && (named === undefined || named.rekor !== undefined);
    const verifier = await openVerifier({
        key: {
            reference: await publicKeyOf(key, cosign, options.publicKeyFile ?? deps.files.path('cosign.pub')),
        },
        transparencyLog,
        ...given({ trustedRoot }),
    }, tool, deps);
    return {
        cosign,
        // A KMS key is asked for its public half with the same access that signs.
        verifier: { ...verifier, cosign },
        flags: (storage) => (0,tools_cosign/* signerFlags */.w0)({ key }, storage, { ...services, named: servicesFor(storage, services.named) }),
    };
}
/** Opens what checks signatures by an identity or a public key. */
async function openVerifier(options, tool, deps) {
    const cosign = openCosign(tool, {}, deps);
    const root = options.trustedRoot === undefined ? undefined : await readTrustedRoot(options.trustedRoot);
    if ('identity' in options) {
        const flags = [...(0,tools_cosign/* identityFlags */.S3)(options.identity), ...(0,tools_cosign/* keylessTrustFlags */.K4)(root)];
        const expected = identityText(options.identity);
        return { cosign, mode: 'keyless', flags, expected, identity: options.identity };
    }
    const trust = (0,tools_cosign/* keyTrustFlags */.Fg)(root, options.transparencyLog ?? root?.transparencyLog ?? false);
    const { reference } = options.key;
    const flags = ['--key', reference, ...trust];
    return {
        cosign,
        mode: 'key',
        flags,
        expected: `the key ${reference}`,
        identity: undefined,
    };
}
/** Whom a keyless signature must be from, in one line. */
function identityText(identity) {
    const { subject } = identity;
    return [
        typeof subject === 'string' ? subject : `a subject like ${subject.pattern}`,
        `issuer ${identity.issuer}`,
        ...(identity.gitRepository === undefined ? [] : [`git repository ${identity.gitRepository}`]),
        ...(identity.ref === undefined ? [] : [`ref ${identity.ref}`]),
        ...(identity.commit === undefined ? [] : [`commit ${identity.commit}`]),
    ].join(', ');
}
/** The two variables by which a GitHub job asks for its OIDC token; cosign is the only program that gets them. */
function oidcRequest(env) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env;
    if (!url || !token) {
        throw new errors/* SealiftError */.Pf('permission-missing', 'keyless signing needs an OIDC token, and this job cannot ask for one', {
            hint: 'Give the job "permissions: id-token: write", or sign with a key: sign: key and cosign-key.',
        });
    }
    return { ACTIONS_ID_TOKEN_REQUEST_URL: new secret/* Secret */.z(url), ACTIONS_ID_TOKEN_REQUEST_TOKEN: new secret/* Secret */.z(token) };
}
const pemVariable = 'SEALIFT_COSIGN_KEY';
/** A key as cosign takes it. PEM text goes by environment, so that it never lies on the disk. */
function keyAccess(key, env) {
    if ('pem' in key)
        return { key: `env://${pemVariable}`, secrets: { [pemVariable]: key.pem } };
    const variable = key.reference.startsWith('env://') ? key.reference.slice('env://'.length) : undefined;
    if (variable === undefined)
        return { key: key.reference, secrets: {} };
    const value = env[variable];
    if (!value) {
        throw new errors/* SealiftError */.Pf('input-invalid', `cosign-key: ${key.reference} names a variable that is not set`);
    }
    return { key: key.reference, secrets: { [variable]: new secret/* Secret */.z(value) } };
}
/** What verifies a key's signatures: the KMS URI itself, the `.pub` beside a key file, else a file we write. */
async function publicKeyOf(key, cosign, file) {
    if (/^[a-z0-9]+:\/\//.test(key) && !key.startsWith('env://'))
        return key;
    const answer = await cosign((0,tools_cosign/* publicKeyArgs */.a9)(key));
    if (!answer.ok) {
        throw new errors/* SealiftError */.Pf('sign-failed', `cosign cannot use the key ${keyName(key)}: ${answer.message}`, {
            hint: 'Check cosign-key (a path, a KMS URI, env://NAME or PEM text) and cosign-password.',
        });
    }
    const beside = key.replace(/\.key$/, '.pub');
    if (beside !== key && (await (0,promises_.readFile)(beside, 'utf8').catch(() => undefined)) === answer.stdout)
        return beside;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    await (0,promises_.writeFile)(file, answer.stdout);
    return file;
}
/** Never the value of a key: a path, a URI, or that it came as text. */
function keyName(key) {
    return key === `env://${pemVariable}` ? 'given as PEM text' : key;
}
/** The old form has no signing configuration; its flags know the first API of the transparency log only. */
function servicesFor(storage, named) {
    if (storage === 'tag' && named?.rekor && named.rekor.version !== 1) {
        throw new errors/* SealiftError */.Pf('input-invalid', 'signing-config names a Rekor 2 log, which the old .sig form cannot use', {
            hint: 'Name a log with API version 1 or none, sign with a key, or use signature-storage: referrers.',
        });
    }
    return named;
}
/** Leaves out what is undefined, as optional properties want it. */
function given(values) {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 98436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MX: () => (/* binding */ verify),
  oe: () => (/* binding */ verifyAttestation)
});

// UNUSED EXPORTS: verifyCommand

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./build/src/parallel.js
var parallel = __webpack_require__(75478);
// EXTERNAL MODULE: ./build/src/tools/cosign.js
var cosign = __webpack_require__(95986);
// EXTERNAL MODULE: ./build/src/tools/cosign-output.js
var cosign_output = __webpack_require__(94082);
;// CONCATENATED MODULE: ./build/src/tools/shell-quote.js
/** One word of a POSIX shell command, for text that people paste; we ourselves never go through a shell. */
function shellQuote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/src/steps/certificate-subject.js



/**
 * The certificate subject behind a signature that verified against a pattern. `cosign verify` does not print it
 * for bundles (3.1.3), so the subjects are read from the bundles, and the one is taken that matches the pattern and
 * that verifies when it is asked for exactly: a bundle by itself proves nothing.
 */
async function certificateSubject(repository, digest, verifier, store) {
    const { identity } = verifier;
    if (!identity || typeof identity.subject === 'string')
        return undefined;
    const pattern = wholeMatch(identity.subject.pattern);
    for (const subject of new Set(await subjectsOf(repository, digest, store))) {
        if (!pattern?.test(subject))
            continue;
        const flags = replaceIdentity(verifier.flags, identity, { ...identity, subject });
        const outcome = await verifier.cosign((0,cosign/* verifyArgs */.H$)({ ...store, repository, digest }, flags));
        if (outcome.ok && (0,cosign_output/* parseVerified */.QD)(outcome.stdout)?.some((entry) => (0,cosign_output/* isSignatureOf */.Cw)(entry, digest)))
            return subject;
    }
    return undefined;
}
/** The identity's flags stand first, then what they are checked against. */
function replaceIdentity(flags, from, to) {
    return [...(0,cosign/* identityFlags */.S3)(to), ...flags.slice((0,cosign/* identityFlags */.S3)(from).length)];
}
/** Go's expressions are nearly JavaScript's; undefined for one that is not. */
function wholeMatch(pattern) {
    try {
        return new RegExp(`^(?:${pattern})$`, 'u');
    }
    catch {
        return undefined;
    }
}
async function subjectsOf(repository, digest, { registry }) {
    const subjects = [];
    for (const referrer of await registry.referrerList(repository, digest)) {
        const manifest = await registry.manifestGet({ ...repository, digest: referrer.digest });
        if (!manifest || !('layers' in manifest.content))
            continue;
        for (const layer of manifest.content.layers) {
            if (!layer.mediaType.startsWith('application/vnd.dev.sigstore.bundle'))
                continue;
            subjects.push(...namesIn(await registry.blobGet({ ...repository, digest: layer.digest })));
        }
    }
    return subjects;
}
/** The URI and e-mail names of the certificate in a bundle. */
function namesIn(bundle) {
    try {
        const { verificationMaterial } = JSON.parse(Buffer.from(bundle).toString('utf8'));
        const certificate = new external_node_crypto_.X509Certificate(Buffer.from(verificationMaterial.certificate.rawBytes, 'base64'));
        return (certificate.subjectAltName ?? '').split(', ').map((name) => name.replace(/^(URI|email):/, ''));
    }
    catch {
        // Signed with a key, or not a bundle we know.
        return [];
    }
}

// EXTERNAL MODULE: ./build/src/steps/sign.js
var sign = __webpack_require__(1276);
// EXTERNAL MODULE: ./build/src/steps/signature-store.js
var signature_store = __webpack_require__(49751);
;// CONCATENATED MODULE: ./build/src/steps/verify.js









const processesAtOnce = 6;
/**
 * Reads the signatures of the root and of every platform manifest back from the registry and checks them with an
 * explicit identity or key. An attestation alone is no signature.
 *
 * Fails with `signature-missing`, with `identity-mismatch` (signed, but by somebody else), or, when that cannot be
 * found out, with `could-not-check`.
 */
async function verify(target, verifier, store) {
    const digests = (0,sign/* digestsOf */.n)(target);
    const { repository } = target;
    const entries = await (0,parallel/* parallel */._)(digests, processesAtOnce, (digest) => signatureOf({ repository, digest }, verifier, store));
    const { identity } = verifier;
    const subject = identity && (await subjectOf(target, entries[0], verifier, store));
    const verified = {
        target,
        digests,
        mode: verifier.mode,
        signer: subject ?? verifier.expected,
        issuer: identity?.issuer,
        verifyCommand: verifyCommand(target, verifier, store),
    };
    return verified;
}
/** The statements of one predicate type about a digest that verify; none when there is no such attestation. */
async function verifyAttestation(subject, type, verifier, store) {
    const found = await (0,signature_store/* findStatements */.Ks)(subject, type, verifier, store);
    if (found.state === 'mismatch')
        throw mismatch(`the ${type} attestation of ${(0,reference/* referenceName */.z$)({ ...subject.repository, digest: subject.digest })}`, found.reason, verifier);
    return found.state === 'verified' ? found.entries : [];
}
/** The `cosign verify` command for the image's root, quoted for a POSIX shell. */
function verifyCommand(target, verifier, store) {
    const place = { repository: target.repository, digest: target.root.digest, plainHttp: store.plainHttp };
    return ['cosign', ...(0,cosign/* verifyArgs */.H$)(place, verifier.flags)].map(shellQuote).join(' ');
}
async function signatureOf(subject, verifier, store) {
    const { repository, digest } = subject;
    const found = await (0,signature_store/* findVerified */.yT)(subject, verifier, store);
    const name = (0,reference/* referenceName */.z$)({ ...repository, digest });
    if (found.state === 'mismatch')
        throw mismatch(name, found.reason, verifier);
    const signature = found.state === 'verified' && found.entries.find((entry) => (0,cosign_output/* isSignatureOf */.Cw)(entry, digest));
    if (signature)
        return signature;
    const others = found.state === 'verified' && found.entries.length > 0;
    throw new errors/* SealiftError */.Pf('signature-missing', others
        ? `${name} carries attestations, but no signature from ${verifier.expected}`
        : `${name} is not signed`, { hint: 'Only an image whose index and every platform manifest are signed gets a tag.' });
}
function mismatch(name, reason, verifier) {
    return new errors/* SealiftError */.Pf('identity-mismatch', `${name} is signed, but not by ${verifier.expected} (cosign: ${reason})`, {
        hint: 'If the signer found is the right one, expect that identity; otherwise do not use this image.',
    });
}
/** An exact subject is what was verified; for a pattern it is read: the old form prints it, a bundle holds it. */
async function subjectOf({ repository, root }, entry, verifier, store) {
    const subject = verifier.identity?.subject;
    if (typeof subject === 'string')
        return subject;
    return (entry.subject ?? (await certificateSubject(repository, root.digest, verifier, store)) ?? verifier.expected);
}


/***/ }),

/***/ 93823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ inWorkplace)
});

// EXTERNAL MODULE: ./build/src/oci/origin.js
var origin = __webpack_require__(30869);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var oci_reference = __webpack_require__(84974);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/oci/blob-reader.js


/** `onBytes` hears of every byte on its way, also of those sent again. */
function createBlobReader(source, onBytes) {
    let stream;
    let chunks;
    /** Read from the stream, but part of the next piece. */
    let rest;
    /** Where the next piece must start to go on with the open stream; undefined in the middle of a piece. */
    let position;
    function close() {
        stream?.destroy();
        stream = undefined;
        chunks = undefined;
        rest = undefined;
        position = undefined;
    }
    async function* read(offset, length) {
        if (position !== offset || !chunks) {
            close();
            stream = source.open(offset);
            // Errors arrive through the iterator; without a listener one after close() would be an uncaught one.
            stream.on('error', () => { });
            chunks = stream[Symbol.asyncIterator]();
        }
        position = undefined;
        const own = chunks;
        let left = length;
        while (left > 0) {
            const chunk = rest ?? (await nextOf(own));
            // Meanwhile this piece was given up and another begun.
            if (own !== chunks)
                return;
            rest = undefined;
            if (!chunk)
                throw tooShort(source, offset + length - left);
            if (chunk.length > left)
                rest = chunk.subarray(left);
            const part = chunk.subarray(0, left);
            left -= part.length;
            onBytes?.(part.length);
            yield part;
        }
        position = offset + length;
    }
    return { piece: (offset, length) => external_node_stream_.Readable.from(read(offset, length), { objectMode: false }), close };
}
async function nextOf(chunks) {
    const { done, value } = await chunks.next();
    return done ? undefined : value;
}
function tooShort({ descriptor: { digest, size } }, ended) {
    return new errors/* SealiftError */.Pf('registry-digest-mismatch', `the source of blob ${digest} has ${ended} bytes in place of ${size}`, {
        hint: 'The image on disk was changed or is not complete: build it again.',
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/oci/body.js
var body = __webpack_require__(1515);
// EXTERNAL MODULE: ./build/src/oci/digest.js
var digest = __webpack_require__(6559);
// EXTERNAL MODULE: ./build/src/oci/registry-error.js
var registry_error = __webpack_require__(17055);
// EXTERNAL MODULE: ./build/src/oci/retry.js
var retry = __webpack_require__(79221);
// EXTERNAL MODULE: ./build/src/oci/retrying.js
var retrying = __webpack_require__(13057);
// EXTERNAL MODULE: ./build/src/oci/scope.js
var scope = __webpack_require__(96683);
;// CONCATENATED MODULE: ./build/src/oci/blobs.js









const blobGetLimit = 16 * 1024 * 1024;
/** Undefined when the registry has no such blob in this repository. */
function blobHead(transport, reference, access = 'pull') {
    const request = blobRequest(reference, 'HEAD', [200, 404], access);
    return transport.send(request, ({ status, headers, body }) => {
        body.resume();
        if (status === 404)
            return undefined;
        const mediaType = headers['content-type']?.split(';')[0]?.trim() || 'application/octet-stream';
        return { mediaType, digest: reference.digest, size: Number(headers['content-length'] ?? 0) };
    });
}
/** The whole blob, at most 16 MiB, its digest checked. */
async function blobGet(transport, reference) {
    const bytes = await transport.send(blobRequest(reference, 'GET', [200]), (answer) => (0,body/* readBody */.x8)(answer, blobGetLimit));
    if (!bytes) {
        throw new registry_error/* RegistryError */.gl('registry-refused', `${(0,oci_reference/* referenceName */.z$)(reference)}: the blob is larger than 16 MiB`, {
            hint: 'Only configurations, signatures and other small blobs are read whole.',
        });
    }
    const found = (0,digest/* digestOf */.ol)(bytes, (0,digest/* digestAlgorithm */.g4)(reference.digest));
    if (found !== reference.digest)
        throw mismatch(reference, `its digest is ${found}`);
    return bytes;
}
/**
 * The blob as a stream that fails at its end when size or digest are not the descriptor's, and goes
 * on where it was when the connection breaks.
 */
async function blobStream(transport, repository, descriptor, patience) {
    const reference = { ...repository, digest: descriptor.digest };
    const first = await openAt(transport, reference, 0);
    return external_node_stream_.Readable.from(verified(transport, reference, descriptor, first, patience), { objectMode: false });
}
/**
 * The blob from `offset` on, its size checked and its digest not: for who hands it on to one that checks it, as a
 * registry does at the end of an upload. Goes on where it was when the connection breaks.
 */
function blobPart(transport, repository, descriptor, offset, patience) {
    const reference = { ...repository, digest: descriptor.digest };
    const bytes = receive(transport, reference, descriptor.size, offset, undefined, patience);
    return external_node_stream_.Readable.from(bytes, { objectMode: false });
}
async function* verified(transport, reference, { size }, first, patience) {
    const hash = (0,external_node_crypto_.createHash)((0,digest/* digestAlgorithm */.g4)(reference.digest));
    for await (const chunk of receive(transport, reference, size, 0, first, patience)) {
        hash.update(chunk);
        yield chunk;
    }
    const hex = hash.digest('hex');
    if (hex !== (0,digest/* digestHex */.sU)(reference.digest))
        throw mismatch(reference, `its digest is ${(0,digest/* digestAlgorithm */.g4)(reference.digest)}:${hex}`);
}
async function* receive(transport, reference, size, offset, first, patience) {
    let received = offset;
    let answer = first ?? (await openAt(transport, reference, offset));
    for (let failures = 1;; failures += 1) {
        try {
            for await (const chunk of answer.body) {
                received += chunk.length;
                if (received > size)
                    throw mismatch(reference, `it is larger than ${size} bytes`);
                yield chunk;
            }
            break;
        }
        catch (error) {
            // Nothing is lost when it broke after the last byte; an error of our reader's is none of the registry's.
            if (received === size)
                break;
            if (!answer.body.errored)
                throw error;
            const failure = answer.failure(error);
            if (!(0,registry_error/* retriable */.pA)(failure) || failures === retry/* maximumTries */.u3)
                throw failure;
            await (0,retrying/* pause */.v7)(failures, failure, patience);
            answer = await openAt(transport, reference, received);
        }
    }
    if (received !== size)
        throw mismatch(reference, `it has ${received} bytes in place of ${size}`);
}
/** Opens the blob at an offset; a registry that knows no ranges sends all of it, and the start is left out. */
function openAt(transport, reference, offset) {
    const request = blobRequest(reference, 'GET', offset === 0 ? [200] : [200, 206]);
    const headers = offset === 0 ? {} : { Range: `bytes=${offset}-` };
    return transport.send({ ...request, headers }, async (answer) => {
        if (answer.status === 206 || offset === 0)
            return answer;
        return { ...answer, body: external_node_stream_.Readable.from(without(answer.body, offset), { objectMode: false }) };
    });
}
async function* without(body, count) {
    let left = count;
    for await (const chunk of body) {
        if (left < chunk.length)
            yield chunk.subarray(left);
        left = Math.max(0, left - chunk.length);
    }
}
function blobRequest(reference, method, accept, access = 'pull') {
    return {
        repository: reference,
        verb: `${method} blob ${reference.digest}`,
        method,
        at: `blobs/${reference.digest}`,
        scopes: [(0,scope/* repositoryScope */.F)(reference, access)],
        accept,
    };
}
function mismatch(reference, what) {
    return new registry_error/* RegistryError */.gl('registry-digest-mismatch', `${(0,oci_reference/* referenceName */.z$)(reference)}: the blob is not what was asked for: ${what}`, {
        hint: 'Do not use it; look at the registry and any proxy before it.',
    });
}

;// CONCATENATED MODULE: ./build/src/oci/credential.js
/** The user name under which Docker stores an identity token: the password is an OAuth refresh token. */
const identityTokenUser = '<token>';
/** The `Authorization` header of the Basic scheme. */
function basicAuthorization({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password.reveal()}`).toString('base64')}`;
}

;// CONCATENATED MODULE: ./build/src/oci/challenge.js
const token = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";
const schemePattern = new RegExp(`[\\s,]*(${token})`, 'y');
// RFC 9110, 11.2: one opaque value in place of parameters, as Negotiate and NTLM use it.
const token68Pattern = /[ \t]+[A-Za-z0-9\-._~+/]+=*(?=\s*(?:,|$))/y;
// Unquoted values are taken up to the next comma: registries leave quotes off URLs and scopes too.
const parameterPattern = new RegExp(`[\\s,]*(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,"]*))`, 'y');
/**
 * Reads a `WWW-Authenticate` header (RFC 9110, 11.6.1) that may hold several challenges, also when
 * several header lines were joined by commas. Never throws: what cannot be read is left out.
 */
function parseChallenges(header) {
    const challenges = [];
    let position = 0;
    const match = (pattern) => {
        pattern.lastIndex = position;
        const found = pattern.exec(header) ?? undefined;
        if (found)
            position = pattern.lastIndex;
        return found;
    };
    while (position < header.length) {
        const scheme = match(schemePattern)?.[1];
        if (scheme === undefined) {
            position += 1;
            continue;
        }
        const parameters = Object.create(null);
        if (!match(token68Pattern)) {
            for (let found = match(parameterPattern); found; found = match(parameterPattern)) {
                const [, name = '', quoted, plain = ''] = found;
                parameters[name.toLowerCase()] ??= quoted === undefined ? plain : quoted.replaceAll(/\\(.)/g, '$1');
            }
        }
        challenges.push({ scheme: scheme.toLowerCase(), parameters });
    }
    return challenges;
}

;// CONCATENATED MODULE: ./build/src/oci/token.js




const defaultLifeSeconds = 60;
const answerLimit = 1024 * 1024;
/**
 * Gets a token from the realm of a Bearer challenge: by GET with Basic credentials, or by POST with a
 * refresh token (Docker registry token authentication, and its OAuth 2 variant). A failure is not
 * tried again here: the request the token is for is.
 */
async function fetchToken(request, deps) {
    const realm = realmUrl(request);
    const operation = {
        registry: request.registry,
        target: request.registry,
        verb: `get a token from ${realm.host}`,
        username: request.login?.username,
        hidden: request.login ? [request.login.password.reveal()] : [],
    };
    const sentAt = deps.clock().getTime();
    try {
        const signal = deps.signal && { signal: deps.signal };
        const response = await deps.http({ ...tokenRequest(request, realm), ...signal });
        if (response.status !== 200)
            throw await (0,registry_error/* answerError */.n)(response, operation, deps.clock());
        return tokenIn(await (0,body/* readBody */.x8)(response, answerLimit), sentAt, operation);
    }
    catch (error) {
        throw (0,registry_error/* exchangeError */.mH)(error, operation, deps.signal);
    }
}
function realmUrl({ registry, base, realm, login }) {
    let url;
    try {
        url = new URL(realm, base);
    }
    catch (cause) {
        throw new registry_error/* RegistryError */.gl('registry-refused', `${registry} names a token server that is no URL`, { cause });
    }
    url.username = '';
    url.password = '';
    const ownHost = url.hostname === base.hostname || (0,origin/* isLoopbackHost */.cW)(url.hostname);
    const safe = url.protocol === 'https:' || (url.protocol === 'http:' && base.protocol === 'http:' && ownHost);
    if (login && !safe) {
        throw new registry_error/* RegistryError */.gl('registry-unauthorized', `${registry} wants its login sent to ${url.protocol}//${url.host}, which is not encrypted`, { hint: `The token server of ${registry} must be reached by https; ask whoever runs the registry.` });
    }
    return url;
}
function tokenRequest({ service, scopes, login }, realm) {
    if (login?.username === identityTokenUser) {
        const form = new URLSearchParams({
            grant_type: 'refresh_token',
            client_id: 'sealift',
            refresh_token: login.password.reveal(),
        });
        if (service !== undefined)
            form.set('service', service);
        if (scopes.length > 0)
            form.set('scope', scopes.join(' '));
        const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
        return { method: 'POST', url: realm, headers, body: form.toString() };
    }
    const url = new URL(realm);
    if (service !== undefined)
        url.searchParams.set('service', service);
    for (const scope of scopes)
        url.searchParams.append('scope', scope);
    return { method: 'GET', url, ...(login && { headers: { Authorization: basicAuthorization(login) } }) };
}
function tokenIn(bytes, sentAt, operation) {
    const answer = bytes && parsed(bytes);
    const value = [answer?.token, answer?.access_token].find((text) => typeof text === 'string' && text !== '');
    if (typeof value !== 'string') {
        throw new registry_error/* RegistryError */.gl('registry-unauthorized', `${operation.target}: ${operation.verb} gave no token`, {
            hint: `The token server of ${operation.registry} answered something else; try to log in there by hand.`,
        });
    }
    const given = Number(answer?.expires_in);
    const seconds = given > 0 ? given : defaultLifeSeconds;
    // A tenth of its life, at most half a minute, is kept for the way there.
    return { value, renewAt: sentAt + (seconds - Math.min(30, seconds / 10)) * 1000 };
}
function parsed(bytes) {
    try {
        return JSON.parse(bytes.toString('utf8'));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/oci/authorizer.js




function createAuthorizer(options) {
    let scheme = { kind: 'none' };
    const tokens = new Map();
    /** What the registry asked for on top of what a request was thought to need. */
    const widened = new Map();
    async function header(scopes) {
        if (scheme.kind === 'none')
            return undefined;
        if (scheme.kind === 'basic') {
            const login = await options.login();
            return login && login.username !== identityTokenUser ? basicAuthorization(login) : undefined;
        }
        const wanted = (0,scope/* mergeScopes */.O)(scopes);
        return `Bearer ${(await token(scheme, widened.get(wanted.join(' ')) ?? wanted)).value}`;
    }
    async function token(bearer, scopes) {
        const key = JSON.stringify([bearer.realm, bearer.service, scopes]);
        const known = tokens.get(key);
        if (known) {
            const held = await known;
            if (options.clock().getTime() < held.renewAt)
                return held;
            // Whoever comes first replaces it; the others find the new promise.
            if (tokens.get(key) === known)
                tokens.delete(key);
            return token(bearer, scopes);
        }
        const fetched = options
            .login()
            .then((login) => fetchToken({ ...options, ...bearer, scopes, login }, options));
        tokens.set(key, fetched);
        fetched.catch(() => tokens.get(key) === fetched && tokens.delete(key));
        return fetched;
    }
    function learn(challenge) {
        const challenges = parseChallenges(challenge ?? '');
        const bearer = challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.realm);
        if (bearer?.parameters.realm) {
            scheme = { kind: 'bearer', realm: bearer.parameters.realm, service: bearer.parameters.service };
        }
        else if (challenges.some(({ scheme }) => scheme === 'basic')) {
            scheme = { kind: 'basic' };
        }
    }
    async function renewed(challenge, scopes, refused) {
        learn(challenge);
        const wanted = (0,scope/* mergeScopes */.O)(scopes);
        const asked = parseChallenges(challenge ?? '').find(({ scheme }) => scheme === 'bearer')?.parameters
            .scope;
        if (asked)
            widened.set(wanted.join(' '), (0,scope/* mergeScopes */.O)([...wanted, ...asked.split(' ')]));
        for (const [key, pending] of tokens) {
            const held = await pending.catch(() => undefined);
            if (held && `Bearer ${held.value}` === refused && tokens.get(key) === pending)
                tokens.delete(key);
        }
        const next = await header(scopes);
        return next === refused ? undefined : next;
    }
    return { header, learn, renewed };
}

;// CONCATENATED MODULE: ./build/src/oci/endpoint.js






/**
 * Finds out how a registry is reached and what login it wants, by `GET /v2/`. Loopback and insecure
 * registries are tried without TLS first, then with it: a TLS server answers plain HTTP with 400 or
 * closes the connection. A failure is not tried again here: the request that led here is.
 */
async function findEndpoint(registry, options) {
    const host = (0,origin/* apiHost */.nz)(registry);
    if (!URL.canParse(`https://${host}/v2/`)) {
        throw new errors/* SealiftError */.Pf('reference-invalid', `"${registry}" is no registry's host name`);
    }
    const secure = new URL(`https://${host}/v2/`);
    const plain = new URL(`http://${host}/v2/`);
    const operation = { registry, target: registry, verb: 'GET /v2/' };
    const ping = async (url) => {
        try {
            const response = await options.http({
                method: 'GET',
                url,
                ...(options.signal && { signal: options.signal }),
            });
            await (0,body/* discardBody */.LL)(response);
            return response;
        }
        catch (error) {
            throw (0,registry_error/* exchangeError */.mH)(error, operation, options.signal);
        }
    };
    const endpoint = (url, response) => {
        const login = () => options.credentials(registry);
        const base = new URL('/', url);
        const authorizer = createAuthorizer({ ...options, registry, base, login });
        const header = response.status === 401 ? response.headers['www-authenticate'] : undefined;
        authorizer.learn(header);
        const { realm, service } = parseChallenges(header ?? '').find(({ scheme }) => scheme === 'bearer')?.parameters ?? {};
        if (realm !== undefined)
            options.onChallenge?.(registry, { realm, service });
        return { base, authorizer };
    };
    if (!(0,origin/* isLoopbackHost */.cW)(secure.hostname) && !options.insecure(registry))
        return endpoint(secure, await ping(secure));
    const first = await ping(plain).then((response) => ({ response }), (error) => ({ error }));
    if ('response' in first && first.response.status !== 400)
        return endpoint(plain, first.response);
    const second = await ping(secure).catch(() => undefined);
    if (second)
        return endpoint(secure, second);
    if ('error' in first)
        throw first.error;
    return endpoint(plain, first.response);
}

;// CONCATENATED MODULE: ./build/src/oci/transport.js







const maximumRedirects = 5;
const redirectStatuses = [301, 302, 303, 307, 308];
function createTransport(options) {
    const endpoints = new Map();
    function endpointOf(registry) {
        const known = endpoints.get(registry);
        if (known)
            return known;
        const found = findEndpoint(registry, options);
        endpoints.set(registry, found);
        found.catch(() => endpoints.delete(registry));
        return found;
    }
    async function exchange(request, read) {
        const { registry } = request.repository;
        const endpoint = await endpointOf(registry);
        const login = await options.credentials(registry);
        const operation = {
            registry,
            target: (0,oci_reference/* repositoryName */.aR)(request.repository),
            verb: request.verb,
            username: login?.username,
            hidden: login ? [login.password.reveal()] : [],
            meaning: options.meaning && ((refusal) => options.meaning?.(registry, refusal)),
        };
        try {
            const ask = async (method) => {
                const answer = await authorized({ ...request, method }, endpoint, operation, options);
                if (answer.url.origin === endpoint.base.origin)
                    options.onAnswer?.(registry, answer.headers);
                return answer;
            };
            const answer = await ask(request.method);
            if (request.accept.includes(answer.status))
                return await read(answer);
            const refusal = hasNoWords(request.method, answer.status) ? await inWords(answer, ask) : answer;
            throw await (0,registry_error/* answerError */.n)(refusal, operation, options.clock());
        }
        catch (error) {
            throw (0,registry_error/* exchangeError */.mH)(error, operation, options.signal);
        }
    }
    return {
        contact: async (registry) => void (await endpointOf(registry)),
        send: (request, read) => request.once ? exchange(request, read) : (0,retrying/* retrying */.R$)(() => exchange(request, read), options),
    };
}
/** A HEAD has no body to say why in, and "no" to it says the same as "no" to a GET. */
function hasNoWords(method, status) {
    return method === 'HEAD' && status >= 400 && status < 500 && status !== 429;
}
/** The same refusal of a GET; the refusal itself when the GET comes to something else. */
async function inWords(refusal, ask) {
    const answer = await ask('GET').catch(() => undefined);
    if (answer?.status === refusal.status)
        return answer;
    answer?.body.destroy();
    return refusal;
}
/** Where `target`, a Location or a Link of the answer, leads; refuses to leave https for plain http. */
function linkedUrl(answer, target) {
    const { verb, target: place } = answer.operation;
    const url = URL.canParse(target, answer.url.href) ? new URL(target, answer.url) : undefined;
    if (!url || !(0,origin/* mayFollow */.LE)(answer.url, url)) {
        const reason = url
            ? `to ${url.protocol}//${url.host}, which is not encrypted`
            : 'to something that is no URL';
        throw new registry_error/* RegistryError */.gl('registry-refused', `${place}: ${verb} leads ${reason}`, {
            status: answer.status,
            hint: 'The registry does not know its own address: behind a proxy it must be told that it is reached by https.',
        });
    }
    url.username = '';
    url.password = '';
    return url;
}
async function authorized(request, { base, authorizer }, operation, options) {
    const url = urlOf(request, base);
    // A place elsewhere (an upload's or a page's own URL) carries its own permission and never gets ours.
    if (url.origin !== base.origin)
        return redirected(request, url, undefined, operation, options);
    if (request.basic) {
        const login = await options.credentials(request.repository.registry);
        return redirected(request, url, login && basicAuthorization(login), operation, options);
    }
    const header = await authorizer.header(request.scopes);
    const answer = await redirected(request, url, header, operation, options);
    if (answer.status !== 401 || answer.url.origin !== base.origin)
        return answer;
    const next = await authorizer.renewed(answer.headers['www-authenticate'], request.scopes, header);
    if (next === undefined)
        return answer;
    await (0,body/* discardBody */.LL)(answer);
    return redirected(request, url, next, operation, options);
}
function urlOf({ at, repository }, base) {
    if (at instanceof URL)
        return at;
    return new URL(at.startsWith('/') ? at : `/v2/${repository.path}/${at}`, base);
}
async function redirected(request, start, authorization, operation, { http, signal }) {
    let url = start;
    let header = authorization;
    for (let redirects = 0;; redirects += 1) {
        const response = await http({
            method: request.method,
            url,
            headers: { ...request.headers, 'User-Agent': 'sealift', ...(header && { Authorization: header }) },
            ...(request.body && { body: typeof request.body === 'function' ? request.body() : request.body }),
            ...(request.idleTimeoutMs && { idleTimeoutMs: request.idleTimeoutMs }),
            ...(signal && { signal }),
        });
        const failure = (error) => (0,registry_error/* exchangeError */.mH)(error, operation, signal);
        const answer = { ...response, url, operation, failure };
        const { location } = response.headers;
        if (!location || !isRedirect(request.method, response.status))
            return answer;
        await (0,body/* discardBody */.LL)(response);
        if (redirects === maximumRedirects) {
            throw new registry_error/* RegistryError */.gl('registry-refused', `${operation.target}: ${operation.verb} is redirected in a circle`);
        }
        const next = linkedUrl(answer, location);
        if (next.origin !== url.origin)
            header = undefined;
        url = next;
    }
}
function isRedirect(method, status) {
    if (method === 'GET' || method === 'HEAD')
        return redirectStatuses.includes(status);
    return status === 307 || status === 308;
}

;// CONCATENATED MODULE: ./build/src/oci/upload.js








/** What every limit known to us lets through (GHCR's for one PATCH, common ones of proxies). */
const cautiousChunk = 4 * 1024 * 1024;
/** An upload that has come this much further may fail as often again. */
const progressBytes = 1024 * 1024;
/** Moving a large blob to its place can take a registry's storage minutes. */
const uploadIdleMs = 300_000;
/** The way of one blob's bytes into a repository, by as many requests as it takes. */
class Upload {
    #transport;
    #repository;
    #source;
    #reader;
    #chunkLimit;
    #session;
    constructor(transport, repository, source, reader, chunkLimit) {
        this.#transport = transport;
        this.#repository = repository;
        this.#source = source;
        this.#reader = reader;
        this.#chunkLimit = chunkLimit;
    }
    async run(session, patience) {
        this.#session = session;
        let furthest = 0;
        for (let failures = 1;; failures += 1) {
            try {
                return await this.#send();
            }
            catch (error) {
                const failure = this.#recoverable(error);
                if (!failure || failures >= retry/* maximumTries */.u3) {
                    await this.#cancel();
                    throw error;
                }
                if (failure.retriable)
                    await (0,retrying/* pause */.v7)(failures, failure, patience);
                if (await this.#findOut())
                    return;
            }
            const offset = this.#session?.offset ?? 0;
            if (offset >= furthest + progressBytes) {
                furthest = offset;
                failures = 0;
            }
        }
    }
    /** Sends what the registry does not have yet, and closes the upload. */
    async #send() {
        const { size } = this.#source.descriptor;
        this.#session ??= await this.#transport.send(this.#open(), sessionOf);
        const session = this.#session;
        const whole = session.offset === 0 && (this.#chunkLimit === undefined || size <= this.#chunkLimit);
        if (!whole) {
            while (session.offset < size)
                await this.#patch(session);
        }
        const length = size - session.offset;
        await this.#step('PUT', session, length, [201, 204], withDigest(session.location, this.#source), (answer) => {
            answer.body.resume();
        });
    }
    async #patch(session) {
        const { size } = this.#source.descriptor;
        const limit = Math.max(this.#chunkLimit ?? size, session.chunkMinimum);
        const length = Math.min(limit, size - session.offset);
        const end = session.offset + length;
        await this.#step('PATCH', session, length, [202, 201, 204], session.location, (answer) => {
            answer.body.resume();
            moveOn(session, answer);
            const has = offsetIn(answer.headers.range);
            session.offset = has !== undefined && has > session.offset && has < end ? has : end;
        });
    }
    #step(method, session, length, accept, at, read) {
        const { offset } = session;
        const range = method === 'PATCH' ? { 'Content-Range': `${offset}-${offset + length - 1}` } : {};
        const headers = {
            'Content-Type': 'application/octet-stream',
            'Content-Length': String(length),
            ...range,
        };
        const request = this.#request(method, at, accept);
        const body = () => this.#reader.piece(offset, length);
        return this.#transport.send({ ...request, headers, once: true, ...(length > 0 && { body }) }, read);
    }
    /** The error when the upload can go on after it: a passing failure, or a chunk the registry did not want. */
    #recoverable(error) {
        if (!(error instanceof registry_error/* RegistryError */.gl))
            return undefined;
        // Opening an upload is tried again where it is asked for; what fails here has failed there.
        if (!this.#session)
            return undefined;
        if (error.status === 413 || error.status === 416) {
            // Both may mean "too much at once"; 416 also "not where the upload stands", which #findOut mends.
            const limit = Math.min(this.#chunkLimit ?? Number.POSITIVE_INFINITY, cautiousChunk);
            const smaller = limit !== this.#chunkLimit && this.#source.descriptor.size > limit;
            if (smaller)
                this.#chunkLimit = limit;
            return smaller || error.status === 416 ? error : undefined;
        }
        // The registry has forgotten the upload.
        if (error.status === 404)
            return error;
        return (0,registry_error/* retriable */.pA)(error);
    }
    /** Asks how far the upload has come; true when the blob turns out to be complete. */
    async #findOut() {
        const session = this.#session;
        if (!session)
            return false;
        const request = this.#request('GET', session.location, [200, 204]);
        try {
            const has = await this.#transport.send({ ...request, once: true }, (answer) => {
                answer.body.resume();
                moveOn(session, answer);
                return offsetIn(answer.headers.range);
            });
            // With nothing there, a new upload is surer than one of which we know that it broke.
            if (has !== undefined && has > 0 && has <= this.#source.descriptor.size) {
                session.offset = has;
                return false;
            }
        }
        catch (error) {
            if (!(error instanceof registry_error/* RegistryError */.gl))
                throw error;
        }
        this.#session = undefined;
        // The answer to the last PUT may have been lost after it was done.
        const { digest } = this.#source.descriptor;
        return (await blobHead(this.#transport, { ...this.#repository, digest }, 'pull,push')) !== undefined;
    }
    /** Lets the registry forget a started upload; whether that works does not matter. */
    async #cancel() {
        if (!this.#session)
            return;
        const request = this.#request('DELETE', this.#session.location, [200, 202, 204]);
        await this.#transport
            .send({ ...request, once: true, idleTimeoutMs: 5_000 }, ({ body }) => body.resume())
            .catch(() => undefined);
    }
    #open() {
        const algorithm = (0,digest/* digestAlgorithm */.g4)(this.#source.descriptor.digest);
        return openRequest(this.#repository, algorithm === 'sha256' ? '' : `?digest-algorithm=${algorithm}`);
    }
    #request(method, at, accept) {
        return {
            repository: this.#repository,
            verb: `${method} upload of blob ${this.#source.descriptor.digest}`,
            method,
            at,
            scopes: [(0,scope/* repositoryScope */.F)(this.#repository, 'pull,push')],
            accept,
            idleTimeoutMs: uploadIdleMs,
        };
    }
}
/** Opens an upload; `query` may ask for a mount in its place. */
function openRequest(repository, query) {
    return {
        repository,
        verb: 'open an upload',
        method: 'POST',
        at: `blobs/uploads/${query}`,
        headers: { 'Content-Length': '0' },
        scopes: [(0,scope/* repositoryScope */.F)(repository, 'pull,push')],
        accept: [202],
    };
}
/** The upload an answer opened. */
function sessionOf(answer) {
    answer.body.resume();
    const { location } = answer.headers;
    if (location === undefined) {
        const { target, verb, registry } = answer.operation;
        throw new errors/* SealiftError */.Pf('registry-refused', `${target}: ${verb} gave no place to send the blob to`, {
            hint: `Check that ${registry} is a container registry.`,
        });
    }
    const chunkMinimum = Number(answer.headers['oci-chunk-min-length'] ?? 0) || 0;
    return { location: linkedUrl(answer, location), offset: 0, chunkMinimum };
}
function moveOn(session, answer) {
    if (answer.headers.location !== undefined)
        session.location = linkedUrl(answer, answer.headers.location);
}
/**
 * How many bytes the registry has, from `Range: 0-<last>`. Some write `0-0` for none: taken for none,
 * at most one byte is sent twice.
 */
function offsetIn(range) {
    const last = /^(?:bytes=)?0-(\d+)$/.exec(range?.trim() ?? '')?.[1];
    if (last === undefined)
        return undefined;
    return last === '0' ? 0 : Number(last) + 1;
}
function withDigest(location, { descriptor: { digest } }) {
    const url = new URL(location);
    // Set by hand: searchParams would also rewrite what the registry signed.
    url.search = `${url.search}${url.search === '' ? '?' : '&'}digest=${encodeURIComponent(digest)}`;
    return url;
}

;// CONCATENATED MODULE: ./build/src/oci/blob-put.js





/**
 * Brings a blob into a repository: nothing to do when it is there, else mounted, else uploaded. An upload
 * that breaks goes on from the byte the registry has; without such an answer it starts over.
 */
async function blobPut(transport, repository, source, options, patience) {
    const { digest } = source.descriptor;
    // One token serves the whole way, hence more access than a HEAD needs.
    if (await blobHead(transport, { ...repository, digest }, 'pull,push'))
        return 'present';
    const from = options.mountFrom;
    const mountable = from && from.registry === repository.registry && from.path !== repository.path;
    const mount = mountable ? await mountBlob(transport, repository, source, from, patience) : undefined;
    if (mount === 'mounted')
        return mount;
    const reader = createBlobReader(source, options.onBytes);
    const upload = new Upload(transport, repository, source, reader, options.chunkLimit);
    try {
        await upload.run(mount, patience);
        return 'uploaded';
    }
    finally {
        reader.close();
    }
}
/** 'mounted', or the upload the registry opened instead, or nothing when mounting is not possible. */
async function mountBlob(transport, repository, { descriptor: { digest } }, from, { log }) {
    const request = {
        ...openRequest(repository, `?mount=${digest}&from=${encodeURIComponent(from.path)}`),
        verb: `mount blob ${digest} from ${from.path}`,
        accept: [201, 202],
        scopes: [(0,scope/* repositoryScope */.F)(repository, 'pull,push'), (0,scope/* repositoryScope */.F)(from, 'pull')],
    };
    try {
        return await transport.send(request, (answer) => {
            if (answer.status === 202)
                return sessionOf(answer);
            answer.body.resume();
            return 'mounted';
        });
    }
    catch (error) {
        // Sending the bytes needs less than mounting does: no access to the other repository, for one.
        if (!(error instanceof registry_error/* RegistryError */.gl) || error.retriable)
            throw error;
        log.debug(`${error.message}; uploading it instead`);
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/src/oci/manifests.js
var manifests = __webpack_require__(20733);
;// CONCATENATED MODULE: ./build/src/oci/batches.js
/** Work on one key is done one after the other; what comes while it goes on is done together by the next turn. */
class Batches {
    #working = new Map();
    #waiting = new Map();
    /** Settles as the `work` does that had this item. */
    add(key, item, work) {
        const others = this.#waiting.get(key);
        if (others) {
            others.items.push(item);
            return others.done;
        }
        const turn = { items: [item], done: Promise.resolve() };
        this.#waiting.set(key, turn);
        turn.done = (this.#working.get(key) ?? Promise.resolve()).then(() => {
            this.#waiting.delete(key);
            return work(turn.items);
        });
        this.#working.set(key, turn.done.catch(() => { }));
        return turn.done;
    }
}

// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(18514);
// EXTERNAL MODULE: ./build/src/oci/fallback-tag.js
var fallback_tag = __webpack_require__(76012);
;// CONCATENATED MODULE: ./build/src/oci/link.js
/** The target of `rel="next"` in a `Link` header (RFC 8288), as it stands there; undefined when there is none. */
function nextLink(header) {
    for (const [, target, parameters = ''] of (header ?? '').matchAll(/<([^>]*)>((?:\s*;\s*[^\s;,="]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"]*))?)*)/g)) {
        const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]*))/i.exec(parameters);
        const relations = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/);
        if (relations.includes('next'))
            return target;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/oci/pages.js




const pageLimit = 10_000;
/** The items of all pages; pages that go in a circle are an error, for such a listing is not complete. */
async function allPages(repository, first, page) {
    const items = [];
    const seen = new Set();
    let at = first;
    while (at !== undefined) {
        if (seen.has(String(at)) || seen.size === pageLimit) {
            throw new registry_error/* RegistryError */.gl('registry-refused', `${(0,oci_reference/* repositoryName */.aR)(repository)}: the pages of a list have no end`, {
                hint: `${repository.registry} links from page to page in a circle; the list cannot be relied on.`,
            });
        }
        seen.add(String(at));
        const { items: more, next } = await page(at);
        for (const item of more)
            items.push(item);
        at = next;
    }
    return items;
}
/** Where the answer's `Link` header says the list goes on. */
function nextPage(answer) {
    const target = nextLink(answer.headers.link);
    return target === undefined ? undefined : linkedUrl(answer, target);
}

;// CONCATENATED MODULE: ./build/src/oci/referrer-list.js








const referrer_list_answerLimit = 4 * 1024 * 1024;
function createReferrers(transport, options) {
    /** Registries that turned out to have no referrers API. */
    const without = new Set();
    const fallback = (0,fallback_tag/* createFallbackTags */.AK)(transport, options);
    /** An entry in a fallback tag is read, changed and written: for each subject one after the other. */
    const batches = new Batches();
    async function fromApi(repository, subject, artifactType) {
        if (without.has(repository.registry))
            return undefined;
        const filter = artifactType === undefined ? '' : `?artifactType=${encodeURIComponent(artifactType)}`;
        let there = true;
        const listed = await allPages(repository, `referrers/${subject}${filter}`, async (at) => {
            const answer = await transport.send(referrersRequest(repository, subject, at), readReferrers);
            if (answer.page)
                return withType(answer.page, answer.filtered ? undefined : artifactType);
            // Only the first answer can tell that there is no such list; later it is one that broke off.
            if (at instanceof URL)
                throw (0,fallback_tag/* brokenList */.aC)(`${(0,oci_reference/* repositoryName */.aR)(repository)}: referrers of ${subject}`);
            if (answer.noApi)
                without.add(repository.registry);
            there = false;
            return { items: [], next: undefined };
        });
        return there ? listed : undefined;
    }
    async function enter(repository, subject, entries) {
        // Some have the API and do not say so by OCI-Subject; a fallback tag there would only be in the way.
        const listed = await fromApi(repository, subject, undefined);
        const left = entries.filter((entry) => !listed?.some(({ digest }) => digest === entry.digest));
        if (left.length > 0)
            await fallback.enter(repository, subject, left);
    }
    return {
        async list(repository, subject, artifactType) {
            const listed = await fromApi(repository, subject, artifactType);
            if (listed)
                return listed;
            const items = await fallback.list(repository, subject);
            return [...withType({ items, next: undefined }, artifactType).items];
        },
        async lackApi(repository, subject) {
            await fromApi(repository, subject, undefined);
            return without.has(repository.registry);
        },
        async record(repository, manifest, descriptor) {
            const subject = manifest.subject?.digest;
            if (!subject)
                return;
            const key = (0,oci_reference/* referenceName */.z$)({ ...repository, digest: subject });
            await batches.add(key, entryOf(manifest, descriptor), (entries) => enter(repository, subject, entries));
        },
        confirm: () => fallback.confirm(),
    };
}
function referrersRequest(repository, subject, at) {
    return {
        repository,
        verb: `list referrers of ${subject}`,
        method: 'GET',
        at,
        headers: { Accept: descriptor/* mediaType */.JL.index },
        scopes: [(0,scope/* repositoryScope */.F)(repository, 'pull')],
        // 405 and 406 come from registries that know neither the path nor the media type.
        accept: [200, 404, 405, 406],
    };
}
async function readReferrers(answer) {
    const text = (await (0,body/* readBody */.x8)(answer, referrer_list_answerLimit))?.toString('utf8') ?? '';
    const filters = answer.headers['oci-filters-applied'] ?? '';
    const filtered = filters.split(',').some((name) => name.trim() === 'artifactType');
    const items = answer.status === 200 ? descriptorsIn(text) : undefined;
    if (items)
        return { page: { items, next: nextPage(answer) }, filtered, noApi: false };
    // A web page stands where a path is unknown. Any other yes without a list, or a no to us alone, does not say
    // that there are none.
    const webPage = /^text\/html\b/.test(answer.headers['content-type'] ?? '');
    if ((answer.status === 200 && !webPage) || /DENIED|UNAUTHORIZED/.test(text))
        throw unreadableList(answer);
    return { filtered, noApi: !/NAME_UNKNOWN|MANIFEST_UNKNOWN|REPOSITORY/.test(text) };
}
function unreadableList({ operation }) {
    return new registry_error/* RegistryError */.gl('registry-refused', `${operation.target}: ${operation.verb} gave no list of referrers`, {
        hint: `What is attached cannot be told. Check that ${operation.registry} is a container registry, and its permissions.`,
    });
}
function descriptorsIn(text) {
    try {
        const { schemaVersion, manifests } = JSON.parse(text);
        if (schemaVersion !== 2)
            return undefined;
        return manifests === null ? [] : Array.isArray(manifests) ? manifests : undefined;
    }
    catch {
        return undefined;
    }
}
function withType({ items, next }, artifactType) {
    if (artifactType === undefined)
        return { items, next };
    return { items: items.filter((item) => item.artifactType === artifactType), next };
}
function entryOf(manifest, { mediaType, digest, size }) {
    const artifactType = manifest.artifactType ?? ('config' in manifest ? manifest.config.mediaType : undefined);
    const { annotations } = manifest;
    return {
        mediaType,
        digest,
        size,
        ...(artifactType && { artifactType }),
        ...(annotations && { annotations }),
    };
}

;// CONCATENATED MODULE: ./build/src/oci/tags.js





const pageSize = 1000;
const firstPage = `tags/list?n=${pageSize}`;
const tags_answerLimit = 32 * 1024 * 1024;
/** Every tag of the repository in the registry's order; empty when there is no such repository. */
async function tagList(transport, repository) {
    const tags = await allPages(repository, firstPage, (at) => transport.send({
        repository,
        verb: 'list tags',
        method: 'GET',
        at,
        scopes: [(0,scope/* repositoryScope */.F)(repository, 'pull')],
        accept: [200, 404],
    }, (answer) => tagPage(repository, at, answer)));
    return [...new Set(tags)];
}
async function tagPage(repository, at, answer) {
    if (answer.status === 404) {
        answer.body.resume();
        if (at !== firstPage)
            throw brokenListing(repository);
        return { items: [], next: undefined };
    }
    const items = tagsIn(await (0,body/* readBody */.x8)(answer, tags_answerLimit));
    if (!items)
        throw brokenListing(repository);
    return { items, next: nextPage(answer) ?? afterFullPage(items, at) };
}
/** A listing that breaks off must not pass for a short one. */
function brokenListing(repository) {
    return new registry_error/* RegistryError */.gl('registry-refused', `${(0,oci_reference/* repositoryName */.aR)(repository)}: the answer to list tags holds no tags`, { hint: `Check that ${repository.registry} is a container registry, and run again.` });
}
/** Before the Link header was specified, a full page was the only sign that more may follow. */
function afterFullPage(tags, at) {
    const last = tags.at(-1);
    if (tags.length !== pageSize || last === undefined)
        return undefined;
    const next = `tags/list?n=${pageSize}&last=${encodeURIComponent(last)}`;
    // The same page again: this registry takes no notice of `last`, and the page was all there is.
    return next === at ? undefined : next;
}
function tagsIn(bytes) {
    try {
        const { tags } = JSON.parse(bytes?.toString('utf8') ?? '');
        // distribution writes null for a repository that has lost its last tag.
        if (tags === null)
            return [];
        return Array.isArray(tags) && tags.every((tag) => typeof tag === 'string') ? tags : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/oci/vendor-api.js

const vendor_api_answerLimit = 1024 * 1024;
const patienceMs = 10_000;
/**
 * Asks once, by GET, and gives what the JSON of a 200 says; undefined when it is no JSON: web servers have a page for
 * every path. Any other status is an error.
 */
function vendorGet(transport, repository, { path, access, headers }) {
    const request = {
        repository,
        verb: `GET ${path}`,
        method: 'GET',
        at: path,
        ...(access === 'login' ? { basic: true, scopes: [] } : { scopes: [access.scope] }),
        accept: [200],
        headers: { Accept: 'application/json', ...headers },
        once: true,
        idleTimeoutMs: patienceMs,
    };
    return transport.send(request, async (answer) => vendor_api_parsed(await (0,body/* readBody */.x8)(answer, vendor_api_answerLimit)));
}
function vendor_api_parsed(bytes) {
    try {
        return JSON.parse(bytes?.toString('utf8') ?? '');
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/oci/registry-client.js







/**
 * Opens a client for any number of registries; tokens and what was learned about a registry are kept
 * as long as it lives.
 */
function createRegistryClient(options) {
    const transport = createTransport(options);
    const referrers = createReferrers(transport, options);
    return {
        contact: (registry) => transport.contact(registry),
        manifestHead: (reference) => (0,manifests/* manifestHead */.o2)(transport, reference),
        manifestGet: (reference) => (0,manifests/* manifestGet */.iS)(transport, reference),
        manifestDelete: (reference) => (0,manifests/* manifestDelete */.nG)(transport, reference),
        blobHead: (reference) => blobHead(transport, reference),
        blobGet: (reference) => blobGet(transport, reference),
        blobStream: (repository, descriptor) => blobStream(transport, repository, descriptor, options),
        blobPart: (repository, descriptor, offset) => blobPart(transport, repository, descriptor, offset, options),
        tagList: (repository) => tagList(transport, repository),
        referrerList: (repository, subject, artifactType) => referrers.list(repository, subject, artifactType),
        lacksReferrersApi: (repository, subject) => referrers.lackApi(repository, subject),
        referrersConfirm: () => referrers.confirm(),
        vendorGet: (repository, request) => vendorGet(transport, repository, request),
        close: () => options.http.close?.(),
        async manifestPut(reference, manifest) {
            const { subjectKnown, ...descriptor } = await (0,manifests/* manifestPut */.FS)(transport, reference, manifest);
            const content = subjectKnown ? undefined : contentWithSubject(manifest.bytes);
            if (content)
                await referrers.record(reference, content, descriptor);
            return descriptor;
        },
        blobPut(repository, source, { mountFrom, onBytes } = {}) {
            const chunkLimit = options.chunkLimit?.(repository.registry);
            return blobPut(transport, repository, source, { mountFrom, onBytes, chunkLimit }, options);
        },
    };
}
/** The manifest, when it has a subject. */
function contentWithSubject(bytes) {
    const text = Buffer.from(bytes).toString('utf8');
    if (!text.includes('"subject"'))
        return undefined;
    try {
        const content = JSON.parse(text);
        return content?.subject ? content : undefined;
    }
    catch {
        // Nothing a registry would have taken as a manifest.
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/secret.js
var secret = __webpack_require__(29029);
// EXTERNAL MODULE: ./build/src/tools/foreign-environment.js
var foreign_environment = __webpack_require__(53633);
;// CONCATENATED MODULE: ./build/src/registries/docker-config.js







/** The user's own configuration (`DOCKER_CONFIG`, or `~/.docker`); empty when there is none. */
async function readDockerConfig(env) {
    const folder = env.DOCKER_CONFIG ?? (env.HOME ? (0,external_node_path_.join)(env.HOME, '.docker') : undefined);
    if (!folder)
        return {};
    const path = (0,external_node_path_.join)(folder, 'config.json');
    let text;
    try {
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        if (cause.code === 'ENOENT')
            return {};
        throw new errors/* SealiftError */.Pf('input-invalid', `the Docker configuration ${path} cannot be read`, {
            hint: 'Make it readable for this user, set DOCKER_CONFIG to another folder, or set docker-config: false.',
            cause,
        });
    }
    try {
        return JSON.parse(text);
    }
    catch {
        // The parser's own message would quote the file, and the file holds passwords.
        throw new errors/* SealiftError */.Pf('input-invalid', `the Docker configuration ${path} is no valid JSON`, {
            hint: 'Mend it, set DOCKER_CONFIG to a folder with a valid config.json, or set docker-config: false.',
        });
    }
}
/** The login a configuration has for a registry, itself or by a credential helper. */
async function findLogin(config, registry, deps) {
    const helper = config.credHelpers?.[registry] ?? config.credHelpers?.[dockerKey(registry)];
    if (helper)
        return fromHelper(helper, dockerKey(registry), deps);
    const entry = Object.entries(config.auths ?? {}).find(([name]) => (0,oci_reference/* registryName */.jT)(name) === registry);
    const stored = entry && fromEntry(entry[1]);
    if (stored)
        return stored;
    // With a store, the entries in `auths` are empty: the store holds the passwords.
    return entry && config.credsStore ? fromHelper(config.credsStore, entry[0], deps) : undefined;
}
/** A login as an entry of `auths`. */
function authEntry({ username, password }) {
    const auth = (secret) => Buffer.from(`${username}:${secret}`).toString('base64');
    return username === identityTokenUser
        ? { auth: auth(''), identitytoken: password.reveal() }
        : { auth: auth(password.reveal()) };
}
/** The key Docker's own tools look the registry up by. */
function dockerKey(registry) {
    return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
}
function fromEntry(entry) {
    if (entry.identitytoken)
        return { username: identityTokenUser, password: new secret/* Secret */.z(entry.identitytoken) };
    if (entry.auth) {
        const text = Buffer.from(entry.auth, 'base64').toString('utf8');
        const colon = text.indexOf(':');
        if (colon > 0)
            return { username: text.slice(0, colon), password: new secret/* Secret */.z(text.slice(colon + 1)) };
    }
    return entry.username && entry.password
        ? { username: entry.username, password: new secret/* Secret */.z(entry.password) }
        : undefined;
}
/** Speaks the credential-helper protocol: the registry on stdin, JSON on stdout (docker-credential-helpers). */
async function fromHelper(helper, registry, deps) {
    if (!/^[\w.-]+$/.test(helper)) {
        throw new errors/* SealiftError */.Pf('input-invalid', `the Docker configuration names a credential helper "${helper}", which is no program name`);
    }
    const program = `docker-credential-${helper}`;
    const result = await deps.run({
        program,
        args: ['get'],
        env: (0,foreign_environment/* foreignEnvironment */.s)(deps.env),
        stdin: registry,
        signal: deps.signal,
        timeoutMs: 60_000,
    });
    if (result.code !== 0) {
        if (/credentials not found/i.test(result.stdout + result.stderr))
            return undefined;
        throw new errors/* SealiftError */.Pf('tool-failed', `${program} gave no login for ${registry} (exit ${result.code})`, {
            hint: 'Run it by hand to see why, give username and password as inputs, or set docker-config: false.',
        });
    }
    try {
        const answer = JSON.parse(result.stdout);
        return { username: answer.Username, password: new secret/* Secret */.z(answer.Secret) };
    }
    catch {
        throw new errors/* SealiftError */.Pf('tool-failed', `${program} answered something that is no JSON`);
    }
}

;// CONCATENATED MODULE: ./build/src/registries/docker-logins.js




const helperName = 'sealift';
/** Writes the logins of these registries, and all others that are known, for buildx, cosign and Trivy. */
async function writeDockerLogins(registries, { config, own, renewed, lookup }, deps) {
    const credHelpers = Object.fromEntries(Object.entries(config.credHelpers ?? {}).filter(([registry]) => !own.has((0,oci_reference/* registryName */.jT)(registry))));
    // A helper named for a registry stays in charge: its tokens may be renewed during the build.
    const wanted = new Set([...registries, ...own, ...Object.keys(config.auths ?? {})]
        .map(oci_reference/* registryName */.jT)
        .filter((key) => own.has(key) || !config.credHelpers?.[key]));
    const auths = await entries(wanted, lookup);
    const write = (name, content) => deps.files.write((0,external_node_path_.join)('docker', name), `${JSON.stringify(content)}\n`);
    const folder = async () => {
        await write('config.json', { auths, credHelpers });
    };
    await folder();
    for (const [key, login] of renewed) {
        if (!(dockerKey(key) in auths))
            continue;
        login.keep(async (next) => {
            auths[dockerKey(key)] = authEntry(next);
            await folder();
        });
    }
    const ending = [...renewed.keys()].map(dockerKey).filter((key) => key in auths);
    await write((0,external_node_path_.join)('build', 'config.json'), {
        auths: Object.fromEntries(Object.entries(auths).filter(([key]) => !ending.includes(key))),
        credHelpers: { ...credHelpers, ...Object.fromEntries(ending.map((key) => [key, helperName])) },
    });
    const helper = await deps.files.write((0,external_node_path_.join)('docker', 'helpers', `docker-credential-${helperName}`), helperProgram(deps.node, deps.files.path('docker', 'config.json')));
    await (0,promises_.chmod)(helper, 0o700);
    return {
        folder: deps.files.path('docker'),
        build: { folder: deps.files.path('docker', 'build'), helpers: deps.files.path('docker', 'helpers') },
    };
}
async function entries(keys, lookup) {
    const auths = {};
    for (const key of keys) {
        const credential = await lookup(key);
        if (credential)
            auths[dockerKey(key)] = authEntry(credential);
    }
    return auths;
}
/**
 * A credential helper (docker/docker-credential-helpers: the server on stdin, JSON on stdout) that reads the login from
 * a configuration file of this run. buildx reads its own configuration once, but asks a helper again during a build.
 * It is no module of either kind: that would depend on a package.json somewhere above the run folder.
 */
function helperProgram(node, configPath) {
    return `#!${node}
const { readFileSync, writeFileSync } = process.getBuiltinModule('node:fs');
const ServerURL = readFileSync(0, 'utf8').trim();
const entry = JSON.parse(readFileSync(${JSON.stringify(configPath)}, 'utf8')).auths[ServerURL];
if (process.argv[2] !== 'get' || !entry) {
  writeFileSync(1, 'credentials not found in native keychain');
  process.exit(1);
}
const [Username, ...rest] = Buffer.from(entry.auth, 'base64').toString('utf8').split(':');
writeFileSync(1, JSON.stringify({ ServerURL, Username, Secret: entry.identitytoken ?? rest.join(':') }));
`;
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/src/registries/exchanges.js
/** Each is loaded when it is used: some bring their vendor's SDK. */
const exchanges = {
    'docker-hub': async () => (await __webpack_require__.e(/* import() */ 707).then(__webpack_require__.bind(__webpack_require__, 18707))).exchangeForDockerHub,
    'alibaba-acr': async () => (await __webpack_require__.e(/* import() */ 590).then(__webpack_require__.bind(__webpack_require__, 19590))).exchangeForAcr,
    'alibaba-acr-personal': async () => (await __webpack_require__.e(/* import() */ 590).then(__webpack_require__.bind(__webpack_require__, 19590))).exchangeForAcrPersonal,
    'tencent-tcr': async () => (await __webpack_require__.e(/* import() */ 620).then(__webpack_require__.bind(__webpack_require__, 70620))).exchangeForTcr,
    'aws-ecr': async () => (await __webpack_require__.e(/* import() */ 483).then(__webpack_require__.bind(__webpack_require__, 97483))).exchangeForEcr,
    'aws-ecr-public': async () => (await __webpack_require__.e(/* import() */ 483).then(__webpack_require__.bind(__webpack_require__, 97483))).exchangeForEcrPublic,
    'google-artifact-registry': async () => (await __webpack_require__.e(/* import() */ 481).then(__webpack_require__.bind(__webpack_require__, 92481))).exchangeForArtifactRegistry,
    'azure-acr': async () => (await __webpack_require__.e(/* import() */ 917).then(__webpack_require__.bind(__webpack_require__, 96917))).exchangeForAzureAcr,
};
/** Gets a login by this job's OIDC token; fails with `permission-missing`, `registry-unauthorized` or `network-failed`. */
async function exchangeLogin(login, deps) {
    const exchange = await exchanges[login.provider]();
    deps.log.debug(`logging in to ${login.registry} by this job's OIDC token`);
    return exchange(login, deps);
}

;// CONCATENATED MODULE: ./build/src/registries/keyless.js



/**
 * A token is replaced when this much of its life is left, or half of it: BuildKit uses a login that it was given for
 * another 4 minutes and 50 seconds (its session/auth/authprovider).
 */
const longestReserveMs = 5 * 60_000;
/** An exchange is not repeated sooner, neither after one that failed nor where a clock goes wrong. */
const shortestPauseMs = 30_000;
function renewedLogin(login, deps, exchange = exchangeLogin, wait = deps.sleep ?? timer) {
    let held;
    let asking;
    const stopping = new AbortController();
    const now = () => deps.clock().getTime();
    async function renew() {
        const soonest = now() + shortestPauseMs;
        try {
            const next = await exchange(login, deps);
            deps.log.hide(next.password.reveal());
            const ends = next.expiresAt.getTime();
            const reserve = Math.min(longestReserveMs, (ends - now()) / 2);
            held = { login: next, renewAt: Math.max(soonest, ends - reserve) };
        }
        catch (error) {
            if (!held || now() >= held.login.expiresAt.getTime())
                throw error;
            deps.log.warn(unrenewed(login, error));
            held = { ...held, renewAt: soonest };
        }
        return held;
    }
    /** Whoever comes first asks; the others wait for the same answer. */
    async function current() {
        if (held && now() < held.renewAt)
            return held;
        asking ??= renew().finally(() => {
            asking = undefined;
        });
        return asking;
    }
    async function hand(take, signal) {
        for (let last; !signal.aborted;) {
            let pause = shortestPauseMs;
            try {
                const next = await current();
                // What would be written now would stay: the run's folder is gone.
                if (signal.aborted)
                    return;
                if (next.login !== last)
                    await take(next.login);
                last = next.login;
                pause = Math.max(1000, next.renewAt - now());
            }
            catch (error) {
                if (!signal.aborted)
                    deps.log.warn(unrenewed(login, error));
            }
            await wait(pause, signal);
        }
    }
    return {
        current: async () => (await current()).login,
        keep(take) {
            const { signal } = stopping;
            // Only its wait can fail, when it is told to stop.
            void hand(take, signal).catch(() => undefined);
        },
        stop: () => stopping.abort(new errors/* SealiftError */.Pf('interrupted', 'the run is over')),
    };
}
function unrenewed({ registry }, error) {
    return `the login for ${registry} could not be renewed: ${error instanceof Error ? error.message : error}`;
}
/** A process must not stay alive for this alone. */
const timer = (milliseconds, signal) => (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, { ...(signal && { signal }), ref: false });

;// CONCATENATED MODULE: ./build/src/registries/credentials.js





/**
 * Opens the logins of a run: those given as inputs first, then the user's own Docker configuration with its credential
 * helpers, then, for GHCR, this job's token.
 */
async function openCredentials(access, deps) {
    const config = access.dockerConfig ? await readDockerConfig(deps.env) : {};
    const given = new Map();
    const renewed = new Map();
    for (const login of access.logins) {
        const key = (0,oci_reference/* registryName */.jT)(login.registry);
        if (login.kind === 'password')
            given.set(key, async () => login);
        else {
            const own = renewedLogin(login, deps);
            renewed.set(key, own);
            given.set(key, own.current);
        }
    }
    const found = new Map();
    const origins = new Map();
    async function ownLogin(key, work) {
        const login = await excused(work, access, key, deps);
        // What was left out once stays so: nobody is asked or warned again.
        if (!login)
            given.set(key, async () => undefined);
        origins.set(key, !login ? 'none' : renewed.has(key) ? 'oidc' : 'input');
        return login;
    }
    async function search(key) {
        const configured = await findLogin(config, key, deps);
        const login = configured ?? jobToken(key, access, deps.env);
        origins.set(key, configured ? 'docker-config' : login ? 'github-token' : 'none');
        return login;
    }
    const lookup = (registry) => {
        const key = (0,oci_reference/* registryName */.jT)(registry);
        const own = given.get(key);
        if (own)
            return ownLogin(key, own);
        const known = found.get(key) ?? search(key);
        found.set(key, known);
        return known;
    };
    return {
        lookup,
        originOf: (registry) => origins.get((0,oci_reference/* registryName */.jT)(registry)) ?? 'none',
        writeDockerLogins: (registries) => writeDockerLogins(registries, { config, own: new Set(given.keys()), renewed, lookup }, deps),
        close() {
            for (const login of renewed.values())
                login.stop();
        },
    };
}
/**
 * Where nothing is pushed, a login that this job may not have is left out, as in a pull request: one from a fork gets no
 * token, and others have a subject that few trust policies allow.
 */
async function excused(work, { needed }, registry, { log }) {
    try {
        return await work();
    }
    catch (error) {
        if (needed || !(error instanceof errors/* SealiftError */.Pf))
            throw error;
        if (error.code === 'permission-missing')
            log.debug(`no login for ${registry}: ${error.message}`);
        else if (error.code === 'registry-unauthorized')
            log.warn(`going on without a login for ${registry}: ${error.message}. ${error.hint ?? ''}`.trim());
        else
            throw error;
        return undefined;
    }
}
/** GHCR takes the token of a workflow's job, under any name. */
function jobToken(registry, { githubToken }, env) {
    const username = env.GITHUB_ACTOR;
    // The token of another server's job is nobody's business at github.com.
    if ((env.GITHUB_SERVER_URL ?? 'https://github.com') !== 'https://github.com')
        return undefined;
    return registry === 'ghcr.io' && githubToken && githubToken.reveal() !== '' && username
        ? { username, password: githubToken }
        : undefined;
}

// EXTERNAL MODULE: ./build/src/registries/profile.js
var profile = __webpack_require__(71640);
;// CONCATENATED MODULE: ./build/src/registries/rate-limit.js
/**
 * Reads `ratelimit-limit: 100;w=21600` and `ratelimit-remaining: 76;w=21600`; undefined where they are not both there.
 * Source: docs.docker.com/docker-hub/usage/pulls, of an expired IETF draft that Docker Hub follows.
 */
function readRateLimit(headers) {
    const limit = quota(headers['ratelimit-limit']);
    const remaining = quota(headers['ratelimit-remaining']);
    if (!limit || !remaining)
        return undefined;
    return { limit: limit.count, remaining: remaining.count, windowSeconds: limit.windowSeconds };
}
/** Less than a tenth is left: the next runs of this address or user may be refused. */
function isNearlyUsedUp({ limit, remaining }) {
    return remaining < limit / 10;
}
/** `12 of 100 pulls are left in 6 hours`. */
function rateLimitText({ limit, remaining, windowSeconds }) {
    const hours = windowSeconds === undefined ? '' : ` in ${Math.round(windowSeconds / 360) / 10} hours`;
    return `${remaining} of ${limit} pulls are left${hours}`;
}
function quota(header) {
    const [, count, window] = /^\s*(\d+)\s*(?:;\s*w=(\d+))?/.exec(header ?? '') ?? [];
    if (count === undefined)
        return undefined;
    return { count: Number(count), windowSeconds: window === undefined ? undefined : Number(window) };
}

;// CONCATENATED MODULE: ./build/src/registries/refusal.js
/** What a refusal means at this kind of registry; undefined when there is nothing special about it. */
function meaningOf(profile, refusal) {
    // Before the profile's own: immutable tags are refused with codes such as DENIED, which alone mean something else.
    if (profile.immutability && saysImmutable(refusal))
        return { as: 'tag-immutable', hint: immutableHint(profile.immutability) };
    const known = profile.meanings.find((meaning) => (meaning.status === undefined || meaning.status === refusal.status) &&
        (meaning.code === undefined || refusal.codes.includes(meaning.code)) &&
        (meaning.words === undefined || meaning.words.test(refusal.words)));
    return known ?? generalMeaning(profile, refusal);
}
/** What follows from what else is known of the registry. */
function generalMeaning({ title, creation, rateLimit }, { status, codes }) {
    if (creation !== 'on-push' && (codes.includes('NAME_UNKNOWN') || status === 404))
        return {
            as: 'registry-not-found',
            hint: `In ${title} the ${creation} must exist before the first push.`,
        };
    if (rateLimit !== undefined && status === 429)
        return { hint: `${title} allows ${rateLimit}: log in, or try again later.` };
    return undefined;
}
/**
 * The same for what cosign says when a request of its own failed: go-containerregistry gives the request, then the
 * registry's codes with their messages (pkg/v1/remote/transport/error.go). Undefined when it is about something else.
 */
function meaningOfWords(profile, registry, words) {
    if (!words.includes(`//${registry}/v2/`))
        return undefined;
    const codes = [...words.matchAll(/: ([A-Z][A-Z_]+)(?=[:;]|$)/g)].map(([, code = '']) => code);
    return meaningOf(profile, { status: undefined, codes, words });
}
/**
 * - Amazon ECR: "… cannot be overwritten because the tag is immutable" (aws/containers-roadmap issue 862)
 * - Google: "cannot update tag v1. The repository has enabled tag immutability" (its page "Troubleshoot", "push")
 * - Harbor, and TCR which is built on it: "… configured as immutable." (goharbor/harbor issue 17332)
 * - Quay: "tag is immutable and cannot be overwritten" (issues.redhat.com PROJQUAY-10859)
 * - Alibaba ACR: "The requested tag already exists and cannot be overwritten." (help.aliyun.com, "Configure a
 *   repository to be immutable")
 */
function saysImmutable({ status, codes, words }) {
    const refused = status === undefined || (status >= 400 && status < 500);
    return refused && /immutab|cannot be overwritten/i.test(`${codes.join(' ')} ${words}`);
}
function immutableHint({ scope, remedy }) {
    return `Tags are immutable there, ${scope}: ${remedy}`;
}

;// CONCATENATED MODULE: ./build/src/registries/azure-locks.js
/**
 * Asks an Azure registry for the lock of a repository, and for those of single tags when one is asked about; that it
 * takes `metadata_read`. Source: learn.microsoft.com, "Lock a container image in an Azure container registry", and the
 * data plane's containerregistry.json in Azure/azure-rest-api-specs (Repository_Get, Tag_Get).
 */
async function azureTagRule(repository, client) {
    const { path } = repository;
    const access = { scope: `repository:${path}:metadata_read` };
    const ask = async (below) => (await client.vendorGet(repository, { path: `/acr/v1/${path}${below}`, access }));
    const writable = (await ask(''))?.changeableAttributes?.writeEnabled;
    if (typeof writable !== 'boolean')
        return undefined;
    if (!writable)
        return { setting: 'the repository is locked (writeEnabled is false)', freezes: () => true };
    return {
        setting: 'tags are locked one by one (writeEnabled is false)',
        // A lock that cannot be read is found out when the tag is written.
        freezes: async (tag) => (await ask(`/_tags/${tag}`).catch(() => undefined))?.tag?.changeableAttributes?.writeEnabled === false,
    };
}

// EXTERNAL MODULE: ./build/src/registries/tag-rules.js + 1 modules
var tag_rules = __webpack_require__(66118);
;// CONCATENATED MODULE: ./build/src/registries/harbor.js

/** The most that Harbor gives at once; where there may be more, nothing is known. */
const harbor_pageSize = 100;
/**
 * Asks Harbor's own API for the immutable tag rules of the project, which is the first part of a path, by the
 * registry's login. Harbor takes no token of the registry there. Source: goharbor/harbor, api/v2.0/swagger.yaml
 * (ListImmuRules) and src/server/middleware/security/v2_token.go.
 */
async function harborTagRule(repository, client) {
    const [project = '', ...rest] = repository.path.split('/');
    const rules = await client.vendorGet(repository, {
        path: `/api/v2.0/projects/${encodeURIComponent(project)}/immutabletagrules?page_size=${harbor_pageSize}`,
        access: 'login',
        // A project may be named by digits alone, which would else be taken for an id.
        headers: { 'X-Is-Resource-Name': 'true' },
    });
    return Array.isArray(rules) && rules.length < harbor_pageSize ? (0,tag_rules/* harborRule */.ZI)(rules, rest.join('/')) : undefined;
}

;// CONCATENATED MODULE: ./build/src/registries/tag-rule-reader.js



/** A run does not wait longer for what it can do without. */
const tag_rule_reader_patienceMs = 20_000;
/**
 * Asks the vendor which tags of a repository may not be rewritten, with the login that the run has. Undefined when
 * that is not known: nobody can be asked, or the vendor does not tell; why stands in the debug log.
 */
async function readTagRule(repository, asked, deps) {
    const signal = AbortSignal.any([deps.signal, AbortSignal.timeout(tag_rule_reader_patienceMs)]);
    const name = (0,oci_reference/* repositoryName */.aR)(repository);
    try {
        const rule = await ask(repository, asked, { ...deps, signal });
        deps.log.debug(`${name}: ${rule ? rule.setting : 'whether tags are immutable is not known'}`);
        return rule;
    }
    catch (error) {
        if (deps.signal.aborted)
            throw error;
        const why = error instanceof Error ? error.message : String(error);
        deps.log.debug(`${name}: whether tags are immutable is not known: ${why}`);
        return undefined;
    }
}
async function ask(repository, { client, profile, login }, deps) {
    const found = await login();
    if (found?.tagRule)
        return found.tagRule(repository.path, deps);
    const { provider } = await profile();
    if (provider === 'harbor')
        return found && harborTagRule(repository, client);
    if (provider === 'azure-acr')
        return azureTagRule(repository, client);
    if (provider !== 'google-artifact-registry' || !found)
        return undefined;
    const { tokenTagRule } = await __webpack_require__.e(/* import() */ 481).then(__webpack_require__.bind(__webpack_require__, 92481));
    return tokenTagRule(repository, found, deps);
}

;// CONCATENATED MODULE: ./build/src/registries/connection.js








/** Opens the client, finds out what kind of registries the run has, and writes the logins the tools need. */
async function connect(plan, deps) {
    const { access } = plan;
    const credentials = await openCredentials(access, deps);
    const insecure = (registry) => access.insecureRegistries.includes(registry);
    const recognitions = new Map();
    const recognition = (registry) => recognitions.get(registry) ?? (0,profile/* recognize */.vA)(registry, access.providers.get(registry));
    const limits = new Map();
    const client = createRegistryClient({
        http: deps.http,
        log: deps.log,
        clock: deps.clock,
        signal: deps.signal,
        credentials: credentials.lookup,
        insecure,
        chunkLimit: (registry) => recognition(registry).profile.chunkLimit,
        meaning(registry, refusal) {
            const { profile } = recognition(registry);
            return (meaningOf(profile, refusal) ??
                loginMeaning(profile, registry, credentials.originOf(registry), refusal));
        },
        onAnswer(registry, headers) {
            const limit = readRateLimit(headers);
            if (limit)
                limits.set(registry, limit);
        },
        onChallenge(registry, challenge) {
            recognitions.set(registry, (0,profile/* recognize */.vA)(registry, access.providers.get(registry), challenge));
        },
    });
    const registries = [...new Set(plan.repositories.map(({ registry }) => registry))];
    const storageOf = (registry) => {
        const { profile } = recognition(registry);
        const asked = plan.sign.storage;
        return asked === 'auto'
            ? { storage: profile.signatureStorage, reason: profile.storageReason }
            : { storage: asked, reason: `signature-storage: ${asked}` };
    };
    const rules = new Map();
    const settings = [];
    const findRule = async (repository) => {
        const { registry } = repository;
        const profile = async () => {
            // Some are known only by their login challenge.
            await client.contact(registry);
            return recognition(registry).profile;
        };
        const login = () => credentials.lookup(registry);
        const rule = await readTagRule(repository, { client, profile, login }, deps);
        if (rule)
            settings.push({ repository, setting: rule.setting });
        return rule;
    };
    return {
        client,
        dockerLogins: await credentials.writeDockerLogins(registries),
        signatureStore({ registry }) {
            return {
                registry: client,
                plainHttp: (0,origin/* isLoopbackHost */.cW)(registry.replace(/:\d+$/, '')) || insecure(registry),
                meaning: (words) => meaningOfWords(recognition(registry).profile, registry, words),
                ...storageOf(registry),
            };
        },
        async tagRule(repository) {
            const name = (0,oci_reference/* repositoryName */.aR)(repository);
            const asked = rules.get(name) ?? findRule(repository);
            rules.set(name, asked);
            const rule = await asked;
            const remedy = recognition(repository.registry).profile.immutability?.remedy ?? '';
            return rule && { ...rule, remedy };
        },
        async hasFallbackTag(repository, subject) {
            const { referrers } = recognition(repository.registry).profile;
            return referrers === 'asked'
                ? client.lacksReferrersApi(repository, subject)
                : referrers === 'fallback-tag';
        },
        registries: () => registries.map((registry) => {
            const { profile, by } = recognition(registry);
            const { storage, reason } = storageOf(registry);
            const login = credentials.originOf(registry);
            const rateLimit = limits.get(registry);
            const tagRules = settings
                .filter(({ repository }) => repository.registry === registry)
                .map(({ repository, setting }) => ({ repository: (0,oci_reference/* repositoryName */.aR)(repository), setting }));
            return {
                registry,
                provider: profile.provider,
                by,
                login,
                storage,
                storageReason: reason,
                ...(rateLimit && { rateLimit }),
                ...(tagRules.length > 0 && { tagRules }),
            };
        }),
        close() {
            for (const [registry, limit] of limits)
                if (isNearlyUsedUp(limit))
                    deps.log.warn(`${registry}: ${rateLimitText(limit)}`);
            credentials.close();
            client.close();
        },
    };
}
/** What a "no" to nobody in particular means, and what a login for this registry is made of. */
function loginMeaning({ title, login, page }, registry, origin, { status }) {
    if (origin !== 'none' || (status !== 401 && status !== 403))
        return undefined;
    return {
        hint: `There is no login for ${registry} (${title}): give ${login}; see docs/registries/${page}.md.`,
    };
}

// EXTERNAL MODULE: ./build/src/report/entries.js
var report_entries = __webpack_require__(14768);
// EXTERNAL MODULE: ./build/src/tools/toolbox.js
var toolbox = __webpack_require__(70178);
;// CONCATENATED MODULE: ./build/src/steps/workplace.js



/**
 * Opens tools and registries for the steps in `work`. After them what was attached is confirmed; the connections are
 * closed and the tools on record also when a step fails.
 */
async function inWorkplace(plan, { inputs, place, account }, deps, work) {
    const tools = (0,toolbox/* openToolbox */.M)(inputs, place, deps);
    const connection = await connect(plan, deps);
    try {
        const result = await work({ plan, place, tools, connection, account });
        await connection.client.referrersConfirm();
        return result;
    }
    catch (error) {
        // What was attached before the failure must not be lost to another writer either; the failure itself counts.
        if (!deps.signal.aborted)
            await connection.client.referrersConfirm().catch(() => { });
        throw error;
    }
    finally {
        account.note({ tools: (0,report_entries/* toolsEntry */.ym)(tools.ready()), registries: connection.registries() });
        connection.close();
    }
}


/***/ }),

/***/ 56310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ hashFile),
/* harmony export */   Ux: () => (/* binding */ keepAsset),
/* harmony export */   Y: () => (/* binding */ cachedAssetPath),
/* harmony export */   p4: () => (/* binding */ copyHashed)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27406);






/**
 * Where a release's asset is kept: `CACHE/sealift/buildx/v0.37.1/buildx-v0.37.1.linux-amd64`. Only the
 * published files are kept, never what was unpacked from them (docs/decisions/0003-tool-cache.md).
 */
function cachedAssetPath(cacheFolder, release) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(cacheFolder, 'sealift', release.name, release.version, release.asset);
}
/**
 * Copies a file and returns the SHA-256 of the bytes that were written, 64 hex digits; `undefined` when
 * there is no such file. What is checked is what will run: the original may change meanwhile.
 */
async function copyHashed(from, to) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(from, { highWaterMark: 1024 * 1024 }), async function* (chunks) {
            for await (const chunk of chunks) {
                hash.update(chunk);
                yield chunk;
            }
        }, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(to, { mode: 0o600 }));
        return hash.digest('hex');
    }
    catch (cause) {
        if (!isAbsent(cause))
            throw unreadable(from, cause);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(to, { force: true });
        return undefined;
    }
}
/** The SHA-256 of a file, 64 hex digits; `undefined` when there is none. */
async function hashFile(path) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { highWaterMark: 1024 * 1024 }), hash);
        return hash.digest('hex');
    }
    catch (cause) {
        if (isAbsent(cause))
            return undefined;
        throw unreadable(path, cause);
    }
}
/** Puts a verified file into the cache; a rename, so that another run sees all of it or nothing. */
async function keepAsset(from, to) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(to), { recursive: true });
    const part = `${to}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.part`;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.copyFile)(from, part);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(part, to);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(part, { force: true });
    }
}
function isAbsent(error) {
    return ['ENOENT', 'ENOTDIR'].includes(error.code ?? '');
}
function unreadable(path, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .SealiftError */ .Pf('tool-failed', `${path} could not be read: ${cause.message}`, { cause });
}


/***/ }),

/***/ 94082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ errorLine),
/* harmony export */   Cw: () => (/* binding */ isSignatureOf),
/* harmony export */   KH: () => (/* binding */ isAbout),
/* harmony export */   QD: () => (/* binding */ parseVerified),
/* harmony export */   T8: () => (/* binding */ statementOf),
/* harmony export */   YK: () => (/* binding */ parseStatements),
/* harmony export */   eY: () => (/* binding */ cosignFailure)
/* harmony export */ });
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6559);

const signatureTypes = new Set(['https://sigstore.dev/cosign/sign/v1', 'cosign container image signature']);
/**
 * Whether an entry is a signature of this very digest. An attestation also makes `cosign verify` pass,
 * and must not count: it is told apart by its type (seen with cosign 3.1.3).
 */
function isSignatureOf(entry, digest) {
    return signatureTypes.has(entry.type) && entry.digest === digest;
}
/** Reads the JSON of `cosign verify`; undefined when it is not what cosign prints. */
function parseVerified(stdout) {
    let entries;
    try {
        entries = JSON.parse(stdout);
    }
    catch {
        return undefined;
    }
    if (!Array.isArray(entries))
        return undefined;
    return entries.flatMap((entry) => {
        const type = entry?.critical?.type;
        const digest = entry?.critical?.image?.['docker-manifest-digest'];
        if (typeof type !== 'string' || typeof digest !== 'string')
            return [];
        const { Subject: subject, Issuer: issuer } = entry.optional ?? {};
        return [
            {
                type,
                digest,
                ...(typeof subject === 'string' && { subject }),
                ...(typeof issuer === 'string' && { issuer }),
            },
        ];
    });
}
/**
 * Reads the lines of `cosign verify-attestation`: the statements about this digest. Undefined when a line is
 * no DSSE envelope around an in-toto statement.
 */
function parseStatements(stdout, digest) {
    try {
        return stdout
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => statementOf(JSON.parse(line)))
            .filter((statement) => isAbout(statement, digest));
    }
    catch {
        return undefined;
    }
}
/** The statement inside a DSSE envelope. Throws when there is none. */
function statementOf(envelope) {
    const statement = JSON.parse(Buffer.from(String(envelope.payload), 'base64').toString('utf8'));
    if (typeof statement.predicateType !== 'string' || !Array.isArray(statement.subject)) {
        throw new TypeError('the payload is no in-toto statement');
    }
    return statement;
}
function isAbout(statement, digest) {
    return statement.subject.some((subject) => subject.digest?.[(0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestAlgorithm */ .g4)(digest)] === (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestHex */ .sU)(digest));
}
// Cosign tells of a failed check only by these words; a wording that is not known counts as "could not check".
const missing = [
    /no signatures found/,
    /no matching attestations: *$/m,
    /none of the attestations matched the predicate type/,
];
const mismatch = [
    /no matching CertificateIdentity found/,
    /none of the expected identities matched/,
    /expected GitHub Workflow \w+ not found in certificate/,
    /leaf certificate verification failed/,
    /accepted signatures do not match threshold/,
    /invalid signature when validating/,
    /expected key signature, not certificate/,
    /not enough verified log entries from transparency log/,
    /no matching signatures: empty key/,
];
const transient = [
    /connection (refused|reset)/,
    /no such host/,
    /i\/o timeout|deadline exceeded|Client\.Timeout|TLS handshake timeout/,
    /unexpected EOF|: EOF/,
    /giving up after \d+ attempt/,
    /TOOMANYREQUESTS|too many requests/i,
    /\b(408|429|50[0234])\b/,
    /network is unreachable|no route to host/,
];
/** Sorts a failed cosign command. Its exit codes say little: 10 is "no signature", all others are not dependable. */
function cosignFailure({ code, stderr, }) {
    const message = errorLine(stderr);
    const all = errorText(stderr);
    const says = (patterns, text) => patterns.some((pattern) => pattern.test(text));
    // A service that does not answer also makes "no matching signatures"; it is looked for first.
    if (says(transient, all.replaceAll(/sha256:[0-9a-f]+/g, '')))
        return 'transient';
    if (code === 10 || says(missing, message))
        return 'missing';
    return says(mismatch, all) ? 'mismatch' : 'other';
}
/** Cosign's own last error line, without its prefix; empty when it gave none. */
function errorLine(stderr) {
    return errorText(stderr).split('\n')[0] ?? '';
}
/** Cosign prints each error twice: after `Error:`, and once more after `error during command execution:`. */
function errorText(stderr) {
    const prefix = /^(?:error during command execution|Error): ?/m;
    const at = [...stderr.matchAll(/^(?:error during command execution|Error): ?/gm)].at(-1)?.index;
    return (at === undefined ? (stderr.trim().split('\n').at(-1) ?? '') : stderr.slice(at).replace(prefix, '')).trimEnd();
}


/***/ }),

/***/ 95986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ keyTrustFlags),
/* harmony export */   H$: () => (/* binding */ verifyArgs),
/* harmony export */   K4: () => (/* binding */ keylessTrustFlags),
/* harmony export */   S3: () => (/* binding */ identityFlags),
/* harmony export */   TH: () => (/* binding */ signTagArgs),
/* harmony export */   a9: () => (/* binding */ publicKeyArgs),
/* harmony export */   ay: () => (/* binding */ oldForm),
/* harmony export */   bR: () => (/* binding */ attestBundleArgs),
/* harmony export */   pQ: () => (/* binding */ attestTagArgs),
/* harmony export */   w0: () => (/* binding */ signerFlags),
/* harmony export */   xt: () => (/* binding */ verifyAttestationArgs),
/* harmony export */   zZ: () => (/* binding */ signBundleArgs)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84974);

/** Makes a signature's bundle and writes it to `bundle`; nothing is sent to the registry. */
function signBundleArgs(target, signer, bundle) {
    return ['sign', ...signer, '--upload=false', '--bundle', bundle, '--yes', ...place(target)];
}
/** Makes an attestation's bundle and writes it to `bundle`; nothing is sent to the registry. */
function attestBundleArgs(target, signer, { type, predicateFile }, bundle) {
    const predicate = ['--type', type, '--predicate', predicateFile];
    return [
        'attest',
        ...signer,
        ...predicate,
        '--no-upload=true',
        '--bundle',
        bundle,
        '--yes',
        ...place(target),
    ];
}
/** Writes a signature in the old form, under the tag `sha256-<hex>.sig`. */
function signTagArgs(target, signer) {
    // The referrers mode alone still writes a bundle, hence both flags.
    return ['sign', ...signer, '--registry-referrers-mode=legacy', '--yes', ...place(target)];
}
/** Writes an attestation in the old form, under the tag `sha256-<hex>.att`. */
function attestTagArgs(target, signer, { type, predicateFile }) {
    return ['attest', ...signer, '--type', type, '--predicate', predicateFile, '--yes', ...place(target)];
}
/** `cosign verify`, whose JSON lists every bundle and `.sig` entry of the digest that verifies. */
function verifyArgs(target, verifier, form = []) {
    return ['verify', ...verifier, ...form, '--output', 'json', ...place(target)];
}
/** Reads the old form alone: where there is any bundle, cosign does not look at the tags by itself. */
const oldForm = ['--new-bundle-format=false'];
/** `cosign verify-attestation`, which prints one DSSE envelope per attestation of the type that verifies. */
function verifyAttestationArgs(target, verifier, type, form = []) {
    return ['verify-attestation', ...verifier, ...form, '--type', type, '--output', 'json', ...place(target)];
}
function publicKeyArgs(key) {
    return ['public-key', '--key', key];
}
/**
 * Who signs, as flags. Bundles name their services in a signing configuration; the old form knows no such
 * file and takes the services one by one.
 */
function signerFlags(who, storage, services) {
    const identity = who === 'keyless' ? ['--oidc-provider', 'github-actions'] : ['--key', who.key];
    const root = flag('--trusted-root', services.trustedRoot);
    if (storage === 'referrers')
        return [...identity, ...flag('--signing-config', services.signingConfig), ...root];
    return [
        ...identity,
        '--use-signing-config=false',
        '--new-bundle-format=false',
        ...legacyServices(who, services.named),
        ...root,
    ];
}
/** Whom a keyless signature must be from, as flags. A pattern is anchored here, so that it cannot match a part. */
function identityFlags(identity) {
    const { subject } = identity;
    return [
        '--certificate-oidc-issuer',
        identity.issuer,
        ...(typeof subject === 'string'
            ? ['--certificate-identity', subject]
            : ['--certificate-identity-regexp', `^(?:${subject.pattern})$`]),
        ...flag('--certificate-github-workflow-repository', identity.gitRepository),
        ...flag('--certificate-github-workflow-ref', identity.ref),
        ...flag('--certificate-github-workflow-sha', identity.commit),
    ];
}
/** What a keyless signature is checked against: the public Sigstore, or a trusted root and the logs it has. */
function keylessTrustFlags(root) {
    if (!root)
        return [];
    return [
        '--trusted-root',
        root.path,
        // A trusted root without a certificate log cannot vouch for an entry in one.
        ...(root.certificateLog ? [] : ['--insecure-ignore-sct=true']),
        // Without a transparency log the time of signing is known by a timestamp authority only.
        ...(root.transparencyLog ? [] : ['--insecure-ignore-tlog=true', '--use-signed-timestamps=true']),
    ];
}
/** What a key's signature is checked against besides the key: a transparency log, or nothing. */
function keyTrustFlags(root, transparencyLog) {
    // Nothing was uploaded, so there is nothing to find: the key alone decides, and no network is needed.
    if (!transparencyLog)
        return ['--insecure-ignore-tlog=true'];
    return root ? ['--trusted-root', root.path] : [];
}
function legacyServices(who, named) {
    if (!named)
        return [];
    return [
        ...(who === 'keyless' ? flag('--fulcio-url', named.fulcio) : []),
        ...(named.rekor ? ['--rekor-url', named.rekor.url] : ['--tlog-upload=false']),
        ...flag('--timestamp-server-url', named.timestamp),
    ];
}
function place(target) {
    return [
        ...(target.plainHttp ? ['--allow-http-registry=true'] : []),
        (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .referenceName */ .z$)({ ...target.repository, digest: target.digest }),
    ];
}
function flag(name, value) {
    return value === undefined ? [] : [name, value];
}


/***/ }),

/***/ 53633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ foreignEnvironment)
/* harmony export */ });
/** Variables that hold other programs' secrets, or that hand our own inputs over as those of a program we start. */
const withheld = /^(ACTIONS_|INPUT_|SEALIFT_|GITHUB_TOKEN$|GH_TOKEN$|COSIGN_PASSWORD$|COSIGN_KEY$)/;
/**
 * The user's environment for a program whose own variables nobody can list (a cloud's for KMS keys and
 * credential helpers, proxies, certificates), without what is not meant for it.
 */
function foreignEnvironment(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !withheld.test(name)));
}


/***/ }),

/***/ 13631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uq: () => (/* binding */ assetUrl),
  Ed: () => (/* binding */ chosenRelease),
  HG: () => (/* binding */ installTools)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/tools/asset-cache.js
var asset_cache = __webpack_require__(56310);
// EXTERNAL MODULE: ./build/src/tools/catalog.js + 1 modules
var catalog = __webpack_require__(8027);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/src/oci/retry.js
var retry = __webpack_require__(79221);
;// CONCATENATED MODULE: ./build/src/tools/download.js






/**
 * Downloads `url` into the new file `path` and returns the SHA-256 of what came, 64 hex digits.
 * Follows up to five redirects, never from https to http. Tries again on a broken connection, 408, 429
 * (`Retry-After`) and 5xx; any other answer is `network-failed` at once.
 */
async function download(url, path, deps, sleep = timer) {
    for (let attempt = 1;; attempt += 1) {
        const failure = await tryOnce(url, path, deps);
        if ('sha256' in failure)
            return failure.sha256;
        if (!failure.again || attempt === retry/* maximumTries */.u3 || deps.signal.aborted)
            throw failure.error;
        deps.log.warn(`${failure.error.message}; trying again (${attempt + 1} of ${retry/* maximumTries */.u3})`);
        await sleep((0,retry/* retryDelayMs */.qO)(attempt, failure.retryAfterMs, Math.random()), deps.signal).catch((cause) => {
            throw new errors/* SealiftError */.Pf('interrupted', `interrupted while ${url.pathname} was downloaded`, { cause });
        });
    }
}
async function tryOnce(url, path, deps) {
    const name = publicUrl(url);
    try {
        const response = await get(url, deps);
        if (response.status !== 200) {
            response.body.destroy();
            return refused(name, response, deps.clock());
        }
        const hash = (0,external_node_crypto_.createHash)('sha256');
        const length = response.headers['content-length'];
        let received = 0;
        await (0,external_node_stream_promises_.pipeline)(response.body, async function* (chunks) {
            for await (const chunk of chunks) {
                hash.update(chunk);
                received += chunk.length;
                yield chunk;
            }
        }, (0,external_node_fs_.createWriteStream)(path, { mode: 0o600 }), { signal: deps.signal });
        if (length !== undefined && Number(length) !== received) {
            throw new Error(`${received} of ${length} bytes came`);
        }
        return { sha256: hash.digest('hex') };
    }
    catch (cause) {
        if (deps.signal.aborted)
            throw new errors/* SealiftError */.Pf('interrupted', `interrupted while ${name} was downloaded`);
        if (cause instanceof errors/* SealiftError */.Pf && cause.code !== 'network-failed')
            throw cause;
        const why = cause instanceof Error ? cause.message : String(cause);
        const error = new errors/* SealiftError */.Pf('network-failed', `downloading ${name} failed: ${why}`, { cause, hint });
        return { error, again: !isUnknownHost(cause) };
    }
}
/** A name nobody knows is a final answer; a name server that did not answer (EAI_AGAIN) is not. */
function isUnknownHost(error) {
    if (!(error instanceof Error))
        return false;
    return error.code === 'ENOTFOUND' || isUnknownHost(error.cause);
}
const hint = 'Is the machine allowed to reach it? A proxy is taken from HTTPS_PROXY; tool-mirror names another place, tools-dir a folder that has the programs.';
async function get(url, deps) {
    let target = url;
    for (let hop = 0; hop <= 5; hop += 1) {
        const response = await deps.http({ method: 'GET', url: target, signal: deps.signal });
        const location = response.headers.location;
        if (![301, 302, 303, 307, 308].includes(response.status) || !location)
            return response;
        response.body.destroy();
        const next = new URL(location, target);
        if (target.protocol === 'https:' && next.protocol !== 'https:') {
            throw new errors/* SealiftError */.Pf('tool-failed', `${publicUrl(url)} redirects from https to ${next.protocol}//`);
        }
        target = next;
    }
    throw new errors/* SealiftError */.Pf('tool-failed', `${publicUrl(url)} redirects more than five times`);
}
function refused(name, response, now) {
    const { status } = response;
    return {
        error: new errors/* SealiftError */.Pf('network-failed', `downloading ${name} was answered with ${status}`, { hint }),
        again: (0,retry/* isRetriedStatus */.Mq)(status),
        retryAfterMs: (0,retry/* parseRetryAfter */.mu)(response.headers['retry-after'], now),
    };
}
/** Without the user and password a mirror's URL may hold, and without a signed query. */
function publicUrl(url) {
    return `${url.origin}${url.pathname}`;
}
const timer = (milliseconds, signal) => (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, signal && { signal });

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/src/tools/tar-reader.js + 3 modules
var tar_reader = __webpack_require__(72105);
;// CONCATENATED MODULE: ./build/src/tools/tar.js







/**
 * Unpacks the regular files of a `.tar.gz` that `wanted` gives a file name for, into `folder` (which must
 * exist), executable. No path of the archive is used, so none can lead out of the folder. Returns the
 * names written; a damaged archive is `tool-failed`.
 */
async function unpackTarGz(archive, folder, wanted) {
    const written = [];
    const chunkSize = 1024 * 1024;
    let file;
    try {
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(archive, { highWaterMark: chunkSize }), (0,external_node_zlib_.createGunzip)({ chunkSize }), async (stream) => {
            const unpack = async ({ type, path }) => {
                const name = type === 'file' ? wanted(path) : undefined;
                if (name === undefined)
                    return undefined;
                const opened = await (0,promises_.open)((0,external_node_path_.join)(folder, name), 'w', 0o755);
                file = opened;
                written.push(name);
                return { write: (piece) => opened.writeFile(piece), end: () => opened.close() };
            };
            await (0,tar_reader/* readTar */.s)(stream, unpack, 'passed over');
        });
    }
    catch (cause) {
        // Of a file that was cut short; one that is whole is closed.
        await file?.close().catch(() => undefined);
        throw new errors/* SealiftError */.Pf('tool-failed', `${archive} could not be unpacked`, { cause });
    }
    return written;
}

// EXTERNAL MODULE: ./build/src/tools/tools-dir.js
var tools_dir = __webpack_require__(91312);
;// CONCATENATED MODULE: ./build/src/tools/install.js








/**
 * Makes these tools ready to run, all at once, in their order. Programs from releases are put into the
 * run folder from bytes whose SHA-256 was just checked. Rejects with `tool-missing`, `tool-checksum`,
 * `tool-version-refused`, `network-failed`.
 */
function installTools(names, options, deps) {
    return Promise.all(names.map((name) => options.toolsDir === undefined
        ? installRelease(chosenRelease(name, options), options, deps)
        : (0,tools_dir/* vouchedTool */.j)(name, options.toolsDir, options.platform, deps)));
}
/** The release these options ask for; a chosen version must come with a checksum. */
function chosenRelease(name, options) {
    const chosen = options.versions?.[name];
    if (chosen && !(0,catalog/* isSha256 */._h)(chosen.sha256)) {
        throw new errors/* SealiftError */.Pf('input-invalid', `${name} ${chosen.version} needs its SHA-256: 64 hex digits`, {
            hint: `Take it from the checksum file of ${name}'s release, or leave the version out for the pinned one.`,
        });
    }
    return (0,catalog/* releaseOf */.l7)(name, options, chosen);
}
/** Where a release's asset is downloaded from. */
function assetUrl(release, mirror) {
    const [owner = '', repo = ''] = release.gitRepository.split('/');
    const base = (mirror ?? 'https://github.com/{owner}/{repo}/releases/download')
        .replaceAll('{owner}', owner)
        .replaceAll('{repo}', repo)
        .replace(/\/+$/, '');
    try {
        return new URL(`${base}/${release.version}/${release.asset}`);
    }
    catch {
        throw new errors/* SealiftError */.Pf('input-invalid', 'tool-mirror is no URL', {
            hint: 'It looks like https://mirror.example/{owner}/{repo}/releases/download.',
        });
    }
}
async function installRelease(release, options, deps) {
    const folder = await deps.files.folder('tools', release.name);
    const file = (0,external_node_path_.join)(folder, release.asset);
    const from = (await takeCached(release, file, options, deps))
        ? 'cache'
        : await takeDownloaded(release, file, options, deps);
    const path = (0,external_node_path_.join)(folder, (0,catalog/* programName */.kX)(release.name, options.platform));
    await placePrograms(release, file, path, deps);
    return { name: release.name, version: release.version, path, folder, sha256: release.sha256, from };
}
async function takeCached(release, file, options, deps) {
    const cached = (0,asset_cache/* cachedAssetPath */.Y)(options.cacheFolder, release);
    const sha256 = await (0,asset_cache/* copyHashed */.p4)(cached, file);
    if (sha256 === undefined)
        return false;
    if (sha256 === release.sha256)
        return true;
    await (0,promises_.rm)(file, { force: true });
    deps.log.warn(`${cached} is not what ${release.gitRepository} published (SHA-256 ${sha256}, expected ${release.sha256}): it is thrown away and fetched anew`);
    await (0,promises_.rm)(cached, { force: true }).catch(() => { });
    return false;
}
async function takeDownloaded(release, file, options, deps) {
    const url = assetUrl(release, options.mirror);
    const sha256 = await download(url, file, deps, options.sleep);
    if (sha256 !== release.sha256) {
        await (0,promises_.rm)(file, { force: true });
        throw new errors/* SealiftError */.Pf('tool-checksum', `${release.asset} from ${url.host} is not the pinned one: SHA-256 is ${sha256}, expected ${release.sha256}`, {
            hint: 'Nothing was unpacked or run. Find out who changed it: the release, the mirror, or something between.',
        });
    }
    await (0,asset_cache/* keepAsset */.Ux)(file, (0,asset_cache/* cachedAssetPath */.Y)(options.cacheFolder, release)).catch((error) => deps.log.warn(`${release.asset} could not be kept for later runs: ${error.message}`));
    return 'download';
}
/** Makes the program out of the checked asset, which is gone afterwards. */
async function placePrograms(release, asset, program, deps) {
    if (asset.endsWith('.tar.gz')) {
        await unpackTarGz(asset, (0,external_node_path_.dirname)(program), (path) => wantedMember(release.name, path));
        await (0,promises_.rm)(asset);
    }
    else if (asset.endsWith('.zip')) {
        await unpackZip(asset, program, deps);
        await (0,promises_.rm)(asset);
    }
    else {
        await (0,promises_.rename)(asset, program);
    }
    await (0,promises_.chmod)(program, 0o755).catch((cause) => {
        throw new errors/* SealiftError */.Pf('tool-missing', `${release.asset} holds no ${(0,external_node_path_.basename)(program)}`, { cause });
    });
}
/** BuildKit's archive brings runc and the emulators for other architectures along; its client is not used. */
function wantedMember(name, path) {
    if (name !== 'buildkit')
        return path === (0,catalog/* programName */.kX)(name, 'linux') ? path : undefined;
    return /^bin\/(buildkitd|buildkit-(?:runc|qemu-[a-z0-9_]+))$/.exec(path)?.[1];
}
/** Only Windows' releases are zip files, and its own tar reads them. */
async function unpackZip(asset, program, deps) {
    const tar = deps.env.SystemRoot ? (0,external_node_path_.join)(deps.env.SystemRoot, 'System32', 'tar.exe') : 'tar';
    const { code, stderr } = await deps.run({
        program: tar,
        args: ['-xf', asset, '-C', (0,external_node_path_.dirname)(program), (0,external_node_path_.basename)(program)],
        env: { PATH: deps.env.PATH, SystemRoot: deps.env.SystemRoot },
        signal: deps.signal,
    });
    if (code !== 0)
        throw new errors/* SealiftError */.Pf('tool-failed', `${asset} could not be unpacked: ${stderr.trim()}`);
}


/***/ }),

/***/ 70178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ openToolbox),
/* harmony export */   c: () => (/* binding */ installOptions)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _install_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13631);


function openToolbox(choice, place, deps) {
    const asked = new Map();
    const ready = [];
    const install = async (name) => {
        const [tool] = await (0,_install_js__WEBPACK_IMPORTED_MODULE_1__/* .installTools */ .HG)([name], installOptions(choice, place), deps);
        ready.push(tool);
        return tool;
    };
    return {
        get(name) {
            const tool = asked.get(name) ?? install(name);
            asked.set(name, tool);
            return tool;
        },
        ready: () => [...ready],
    };
}
/** How `sealift tools` and the lines find and keep programs. */
function installOptions(choice, place) {
    return {
        platform: place.platform,
        arch: place.architecture,
        cacheFolder: choice.toolCache ?? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.cache, 'tools'),
        versions: choice.toolVersions,
        ...(choice.toolsDir ? { toolsDir: choice.toolsDir } : {}),
        ...(choice.toolMirror ? { mirror: choice.toolMirror } : {}),
    };
}


/***/ }),

/***/ 91312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ vouchedTool)
/* harmony export */ });
/* unused harmony export versionIn */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8027);




/**
 * A tool from the folder the caller vouches for. Its version is what the program says (`unknown` where it says none); there is no
 * checksum to hold it to, which `from: 'tools-dir'` tells in the record. Rejects with `tool-missing` or
 * `tool-version-refused`.
 */
async function vouchedTool(name, toolsDir, platform, deps) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(toolsDir);
    const file = (0,_catalog_js__WEBPACK_IMPORTED_MODULE_3__/* .programName */ .kX)(name, platform);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).catch((cause) => {
        const why = cause.code === 'ENOENT' ? `has no ${file}` : `has a ${file} that cannot be run (${cause.code})`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('tool-missing', `tools-dir ${folder} ${why}`, {
            hint: `Put ${name}'s program there under the name ${file}, or leave tools-dir out so that the pinned release is fetched.`,
            cause,
        });
    });
    const version = await ownVersion(name, path, deps);
    (0,_catalog_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseBadVersion */ .Un)(name, version);
    return { name, version, path, folder, from: 'tools-dir' };
}
/** How each program is asked for its version; the emulator knows none, and serves whatever it is asked. */
const versionArgs = {
    buildx: ['version'],
    buildkit: ['--version'],
    trivy: ['--version'],
    cosign: ['version'],
    'lambda-rie': undefined,
};
/** The first thing in the output that looks like a version: `v1.2.3`, with `-rc.1` and the like. */
function versionIn(output) {
    const found = /\bv?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)/.exec(output);
    return found ? `v${found[1]}` : undefined;
}
async function ownVersion(name, path, deps) {
    const args = versionArgs[name];
    if (args === undefined)
        return 'unknown';
    const { code, stdout, stderr } = await deps.run({
        program: path,
        args,
        env: { PATH: deps.env.PATH, HOME: deps.env.HOME },
        timeoutMs: 30_000,
        signal: deps.signal,
    });
    // cosign has written its version to either output, by version.
    const version = versionIn(stdout) ?? versionIn(stderr);
    if (code === 0 && version)
        return version;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('tool-failed', `${path} ${args.join(' ')} gave no version (exit ${code})`, {
        hint: `Is it really ${name}, for this machine's architecture?`,
    });
}


/***/ })

};
