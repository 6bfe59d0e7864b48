export const id = 576;
export const ids = [576,627];
export const modules = {

/***/ 93576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDemo: () => (/* binding */ runDemo)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./build/src/embedded-registry/connection.js

/** A request as the registry sees it. */
function exchangeOf(request) {
    // Held here: a request whose body was given up no longer knows its socket.
    const { socket } = request;
    return {
        method: request.method ?? '',
        url: new URL(`http://registry.invalid${request.url?.startsWith('/') ? request.url : '/'}`),
        headers: request.headers,
        body: request,
        cut() {
            socket.destroy();
            return undefined;
        },
    };
}
/** Sends the answer; to a HEAD without its body. */
async function send(request, response, answer) {
    const { body } = answer;
    response.statusCode = answer.status;
    response.setHeader('docker-distribution-api-version', 'registry/2.0');
    for (const [name, value] of Object.entries(answer.headers))
        response.setHeader(name, value);
    if (typeof body !== 'function' && !response.hasHeader('content-length') && answer.status !== 204)
        response.setHeader('content-length', Buffer.byteLength(body ?? ''));
    if (request.method === 'HEAD' || body === undefined)
        response.end();
    else if (typeof body !== 'function')
        response.end(body);
    // a reader that goes away is its own affair; a file that cannot be read ends the connection
    else
        await (0,external_node_stream_promises_.pipeline)(body(), response).catch(() => response.destroy());
}
/** The headers for a record: of `authorization` only the scheme. */
function shownHeaders(request) {
    const shown = {};
    for (const [name, value] of Object.entries(request.headers)) {
        const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
        shown[name] = name === 'authorization' ? (text.split(' ')[0] ?? '') : text;
    }
    return shown;
}

;// CONCATENATED MODULE: ./build/src/embedded-registry/failure.js
/** A request the registry turns down; it becomes an answer with the specification's error body. */
class RegistryFailure extends Error {
    status;
    code;
    headers;
    detail;
    constructor(status, code, message, more = {}) {
        super(message);
        this.name = 'RegistryFailure';
        this.status = status;
        this.code = code;
        this.headers = more.headers ?? {};
        this.detail = more.detail;
    }
}
function failureAnswer(failure) {
    const { code, message, detail } = failure;
    return {
        status: failure.status,
        headers: { 'content-type': 'application/json', ...failure.headers },
        body: JSON.stringify({ errors: [{ code, message, ...(detail === undefined ? {} : { detail }) }] }),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/src/embedded-registry/answer.js
function jsonAnswer(content, headers = {}) {
    return {
        status: 200,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(content),
    };
}

;// CONCATENATED MODULE: ./build/src/embedded-registry/access.js



/** Decides whether a request may pass, and hands out tokens. */
class Access {
    #auth;
    #clock;
    #url;
    #tokens = new Map();
    constructor(auth, clock, url) {
        this.#auth = auth;
        this.#clock = clock;
        this.#url = url;
    }
    /** Throws a 401 with the challenge when the request may not pass. */
    check(exchange, route) {
        const auth = this.#auth;
        if (!auth)
            return;
        const scopes = neededScopes(exchange, route);
        const header = exchange.headers.authorization;
        const actions = scopes.flatMap((scope) => scope.actions);
        const pullOnly = actions.length > 0 && actions.every((action) => action === 'pull');
        if (auth.scheme === 'token') {
            this.#checkToken(scopes, /^bearer (.+)$/i.exec(header ?? '')?.[1]);
        }
        else if (header !== undefined) {
            if (!this.#isOurs(header))
                throw basicChallenge('the user name or the password is wrong');
        }
        else if (!(auth.anonymousPull && pullOnly)) {
            throw basicChallenge('log in first');
        }
    }
    /** Whether blobs may be mounted without naming the repository they come from. */
    get anonymousMount() {
        return this.#auth?.scheme !== 'token'; // a token is for named repositories only
    }
    /** `GET /token?service=…&scope=…` with basic credentials, or the OAuth2 form of it by POST. */
    async token(exchange) {
        const auth = this.#auth;
        if (auth?.scheme !== 'token')
            throw new RegistryFailure(404, 'UNSUPPORTED', 'there are no tokens here');
        const form = exchange.method === 'POST' ? new URLSearchParams(await formText(exchange)) : undefined;
        const known = form
            ? this.#matches(form.get('username') ?? '', form.get('password') ?? '')
            : this.#isOurs(exchange.headers.authorization);
        const anonymous = exchange.headers.authorization === undefined && !form?.has('password');
        if (!known && !(anonymous && auth.anonymousPull))
            throw basicChallenge('the user name or the password is wrong');
        const asked = (form ?? exchange.url.searchParams).getAll('scope').flatMap((each) => each.split(' '));
        const lifetime = auth.tokenLifetime ?? 300;
        const now = this.#clock();
        const token = (0,external_node_crypto_.randomBytes)(24).toString('base64url');
        this.#forgetExpired(now);
        this.#tokens.set(token, { grants: grantsFor(asked, known), expires: now.getTime() + lifetime * 1000 });
        return jsonAnswer({ token, access_token: token, expires_in: lifetime, issued_at: now.toISOString() }, { 'cache-control': 'no-store' });
    }
    #checkToken(scopes, text) {
        const token = text === undefined ? undefined : this.#tokens.get(text);
        if (!token)
            throw this.#bearerChallenge(scopes, text === undefined ? undefined : 'invalid_token');
        if (token.expires <= this.#clock().getTime())
            throw this.#bearerChallenge(scopes, 'invalid_token');
        if (!covers(token, scopes))
            throw this.#bearerChallenge(scopes, 'insufficient_scope');
    }
    #isOurs(header) {
        const encoded = /^basic (.+)$/i.exec(header ?? '')?.[1];
        if (encoded === undefined)
            return false;
        const text = Buffer.from(encoded, 'base64').toString('utf8');
        const colon = text.indexOf(':');
        return colon !== -1 && this.#matches(text.slice(0, colon), text.slice(colon + 1));
    }
    #matches(username, password) {
        const auth = this.#auth;
        if (!auth)
            return false;
        const right = sameText(username, auth.username);
        return sameText(password, auth.password) && right;
    }
    #bearerChallenge(scopes, error) {
        const parts = [`realm="${this.#url()}/token"`, 'service="embedded-registry"'];
        if (scopes.length > 0)
            parts.push(`scope="${scopes.map(scopeText).join(' ')}"`);
        if (error !== undefined)
            parts.push(`error="${error}"`);
        return new RegistryFailure(401, 'UNAUTHORIZED', 'a token for this is needed', {
            headers: { 'www-authenticate': `Bearer ${parts.join(',')}` },
        });
    }
    #forgetExpired(now) {
        for (const [text, token] of this.#tokens)
            if (token.expires <= now.getTime())
                this.#tokens.delete(text);
    }
}
/** None for `/v2/`, which only asks whether one is known. */
function neededScopes(exchange, route) {
    if (route.kind === 'ping')
        return [];
    if (route.kind === 'catalog')
        return [{ name: 'registry:catalog', actions: ['pull'] }];
    const name = `repository:${route.name}`;
    const reads = exchange.method === 'GET' || exchange.method === 'HEAD';
    if (reads && route.kind !== 'upload')
        return [{ name, actions: ['pull'] }];
    if (exchange.method === 'DELETE' && route.kind !== 'upload')
        return [{ name, actions: ['delete'] }];
    const from = route.kind === 'uploads' ? exchange.url.searchParams.get('from') : null;
    return [
        { name, actions: ['pull', 'push'] },
        ...(from === null ? [] : [{ name: `repository:${from}`, actions: ['pull'] }]),
    ];
}
function scopeText(scope) {
    return `${scope.name}:${scope.actions.join(',')}`;
}
function covers(token, scopes) {
    return scopes.every(({ name, actions }) => {
        const granted = token.grants.get(name);
        return granted !== undefined && actions.every((action) => granted.has(action) || granted.has('*'));
    });
}
/** `repository:name:pull,push` → what of it is given: everything to the user, only pull to anybody else. */
function grantsFor(scopes, known) {
    const grants = new Map();
    for (const scope of scopes) {
        const colon = scope.lastIndexOf(':');
        if (colon <= 0)
            continue;
        const name = scope.slice(0, colon);
        const actions = scope.slice(colon + 1).split(',');
        const given = known ? actions : actions.filter((action) => action === 'pull');
        grants.set(name, new Set([...(grants.get(name) ?? []), ...given]));
    }
    return grants;
}
async function formText(exchange) {
    let text = '';
    for await (const chunk of exchange.body) {
        text += chunk;
        if (text.length > 64 * 1024)
            throw new RegistryFailure(413, 'SIZE_INVALID', 'the form is too long');
    }
    return text;
}
function basicChallenge(message) {
    return new RegistryFailure(401, 'UNAUTHORIZED', message, {
        headers: { 'www-authenticate': 'Basic realm="embedded-registry"' },
    });
}
/** Takes the same time wherever the texts differ. */
function sameText(one, other) {
    return (0,external_node_crypto_.timingSafeEqual)(digest(one), digest(other));
}
function digest(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest();
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/src/embedded-registry/blob-endpoint.js


/** `GET`, `HEAD` and `DELETE` of `/v2/<name>/blobs/<digest>`. */
async function blobAnswer(registry, exchange, name, digest) {
    if (exchange.method === 'DELETE') {
        if (!(await registry.blobs.delete(name, digest)))
            throw unknownBlob();
        return { status: 202, headers: {} };
    }
    const blob = await registry.blobs.find(name, digest);
    if (!blob)
        throw unknownBlob();
    const range = parseRange(exchange.headers.range, blob.size);
    if (range === 'unsatisfiable') {
        throw new RegistryFailure(416, 'SIZE_INVALID', 'the range lies outside the blob', {
            headers: { 'content-range': `bytes */${blob.size}` },
        });
    }
    const { first, last } = range ?? { first: 0, last: blob.size - 1 };
    return {
        status: range ? 206 : 200,
        headers: {
            'content-type': 'application/octet-stream',
            'content-length': String(last - first + 1),
            'docker-content-digest': digest,
            'accept-ranges': 'bytes',
            etag: `"${digest}"`,
            ...(range && { 'content-range': `bytes ${first}-${last}/${blob.size}` }),
        },
        // an empty file has no last byte to name
        body: blob.size === 0
            ? ''
            : () => (0,external_node_fs_.createReadStream)(blob.path, { start: first, end: last, highWaterMark: 1 << 20 }),
    };
}
/** One range of RFC 9110, section 14; several, or another unit, mean the whole blob (`undefined`). */
function parseRange(header, size) {
    const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
    if (!match || (match[1] === '' && match[2] === ''))
        return undefined;
    const [, from = '', to = ''] = match;
    if (from === '') {
        const length = Math.min(Number(to), size);
        return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
    }
    const first = Number(from);
    const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
    return first > last ? 'unsatisfiable' : { first, last };
}
function unknownBlob() {
    return new RegistryFailure(404, 'BLOB_UNKNOWN', 'this repository has no such blob');
}

// EXTERNAL MODULE: ./build/src/oci/digest.js
var oci_digest = __webpack_require__(6559);
;// CONCATENATED MODULE: ./build/src/embedded-registry/turns.js
/** Lets work on the same key happen one after the other. */
class Turns {
    #last = new Map();
    async take(key, work) {
        const before = this.#last.get(key) ?? Promise.resolve();
        const mine = before.then(work, work);
        this.#last.set(key, mine);
        try {
            return await mine;
        }
        finally {
            if (this.#last.get(key) === mine)
                this.#last.delete(key);
        }
    }
}

;// CONCATENATED MODULE: ./build/src/embedded-registry/storage.js





/**
 * Where things lie below the registry's folder:
 *
 *     blobs/<algorithm>/<hex>                          every blob's bytes, once
 *     repositories/<name>/_blobs/<algorithm>/<hex>     hard link: this repository holds the blob
 *     repositories/<name>/_manifests/<algorithm>/<hex> the manifest's bytes; <hex>.json what is known of it
 *     repositories/<name>/_tags/<tag>                  the digest the tag points at
 *     repositories/<name>/_referrers/<algorithm>-<hex>/<algorithm>-<hex>   descriptor of a referrer
 *     temporary/                                       uploads and files being written; emptied on start
 *
 * No part of a repository name starts with `_`, so names and these folders never meet.
 */
class Storage {
    folder;
    turns = new Turns();
    constructor(folder) {
        this.folder = folder;
    }
    /** Makes the folders; what an earlier process had not finished goes away. */
    async open() {
        await (0,promises_.rm)((0,external_node_path_.join)(this.folder, 'temporary'), { recursive: true, force: true });
        for (const name of ['temporary', 'blobs/sha256', 'blobs/sha512', 'repositories'])
            await (0,promises_.mkdir)((0,external_node_path_.join)(this.folder, name), { recursive: true });
    }
    repository(name) {
        return (0,external_node_path_.join)(this.folder, 'repositories', name);
    }
    content(digest) {
        return (0,external_node_path_.join)(this.folder, 'blobs', (0,oci_digest/* digestAlgorithm */.g4)(digest), (0,oci_digest/* digestHex */.sU)(digest));
    }
    blob(name, digest) {
        return (0,external_node_path_.join)(this.repository(name), '_blobs', (0,oci_digest/* digestAlgorithm */.g4)(digest), (0,oci_digest/* digestHex */.sU)(digest));
    }
    manifest(name, digest) {
        return (0,external_node_path_.join)(this.repository(name), '_manifests', (0,oci_digest/* digestAlgorithm */.g4)(digest), (0,oci_digest/* digestHex */.sU)(digest));
    }
    tags(name) {
        return (0,external_node_path_.join)(this.repository(name), '_tags');
    }
    referrers(name, subject) {
        return (0,external_node_path_.join)(this.repository(name), '_referrers', flatDigest(subject));
    }
    temporary() {
        return (0,external_node_path_.join)(this.folder, 'temporary', (0,external_node_crypto_.randomUUID)());
    }
    /** Writes a whole file so that a reader sees the old bytes or the new ones, never a part. */
    async write(path, bytes) {
        const temporary = this.temporary();
        await (0,promises_.writeFile)(temporary, bytes);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        await (0,promises_.rename)(temporary, path);
    }
}
/** A digest as one file name. */
function flatDigest(digest) {
    return `${(0,oci_digest/* digestAlgorithm */.g4)(digest)}-${(0,oci_digest/* digestHex */.sU)(digest)}`;
}
/** The file's bytes, or `undefined` when there is none. */
async function readIfThere(path) {
    try {
        return await (0,promises_.readFile)(path);
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw error;
    }
}
/** Names in a folder in ASCII order; empty when there is none. */
async function namesIn(folder) {
    try {
        return (await (0,promises_.readdir)(folder)).sort();
    }
    catch (error) {
        if (isMissing(error))
            return [];
        throw error;
    }
}
function isMissing(error) {
    return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
}
function errorCode(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

;// CONCATENATED MODULE: ./build/src/embedded-registry/blobs.js



/** The blobs of every repository. The bytes of one digest lie on disk once; a repository has a hard link. */
class Blobs {
    #storage;
    constructor(storage) {
        this.#storage = storage;
    }
    /** Path and size in bytes; `undefined` when the repository does not hold it. */
    async find(name, digest) {
        const path = this.#storage.blob(name, digest);
        const size = await sizeOf(path);
        return size === undefined ? undefined : { path, size };
    }
    /** Takes over a finished file whose digest was checked. */
    async adopt(name, digest, file) {
        await this.#storage.turns.take(digest, async () => {
            const content = this.#storage.content(digest);
            // never replaced: the links of other repositories count on this very file
            if ((await sizeOf(content)) === undefined)
                await (0,promises_.rename)(file, content);
            else
                await (0,promises_.rm)(file);
            await this.#join(name, digest);
        });
    }
    /** Makes a blob of another repository (of any, without `from`) one of this; `false` when it is not there. */
    async mount(name, digest, from) {
        return this.#storage.turns.take(digest, async () => {
            const source = from === undefined ? this.#storage.content(digest) : this.#storage.blob(from, digest);
            if ((await sizeOf(source)) === undefined)
                return false;
            await this.#join(name, digest);
            return true;
        });
    }
    /** `false` when the repository does not hold it. The bytes go with the last repository that has them. */
    async delete(name, digest) {
        return this.#storage.turns.take(digest, async () => {
            const content = this.#storage.content(digest);
            try {
                await (0,promises_.rm)(this.#storage.blob(name, digest));
            }
            catch (error) {
                if (isMissing(error))
                    return false;
                throw error;
            }
            if ((await (0,promises_.stat)(content)).nlink === 1)
                await (0,promises_.rm)(content);
            return true;
        });
    }
    async #join(name, digest) {
        const path = this.#storage.blob(name, digest);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        try {
            await (0,promises_.link)(this.#storage.content(digest), path);
        }
        catch (error) {
            if (errorCode(error) !== 'EEXIST')
                throw error;
        }
    }
}
async function sizeOf(path) {
    try {
        return (await (0,promises_.stat)(path)).size;
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(18514);
;// CONCATENATED MODULE: ./build/src/embedded-registry/discovery-endpoints.js





/** `GET /v2/<name>/tags/list?n=…&last=…` */
async function tagsAnswer(registry, exchange, name) {
    if ((await namesIn(registry.storage.repository(name))).length === 0)
        throw new RegistryFailure(404, 'NAME_UNKNOWN', 'there is no such repository');
    const page = pageOf(await registry.tags.list(name), (tag) => tag, exchange.url, registry.pageSize);
    return jsonAnswer({ name, tags: page.entries }, page.headers);
}
/** `GET /v2/_catalog`, which the specification leaves to registries; paged like tags. */
async function catalogAnswer(registry, exchange) {
    const names = (await repositoriesIn(registry.storage.repository(''), '')).sort();
    const page = pageOf(names, (name) => name, exchange.url, registry.pageSize);
    return jsonAnswer({ repositories: page.entries }, page.headers);
}
/** `GET /v2/<name>/referrers/<digest>?artifactType=…`; an unknown subject has none. */
async function referrersAnswer(registry, exchange, name, subject) {
    if (!registry.referrersApi)
        throw new RegistryFailure(404, 'UNSUPPORTED', 'there is no referrers API');
    const artifactType = exchange.url.searchParams.get('artifactType');
    const all = await registry.referrers.list(name, subject);
    const wanted = artifactType === null ? all : all.filter((referrer) => referrer.artifactType === artifactType);
    const page = pageOf(wanted, (referrer) => referrer.digest, exchange.url, registry.pageSize);
    return jsonAnswer({ schemaVersion: 2, mediaType: descriptor/* mediaType */.JL.index, manifests: page.entries }, {
        'content-type': descriptor/* mediaType */.JL.index,
        ...(artifactType === null ? {} : { 'oci-filters-applied': 'artifactType' }),
        ...page.headers,
    });
}
/** The entries after `last`, at most `n` of them; entries are in the order of their keys. */
function pageOf(all, key, url, limit) {
    const last = url.searchParams.get('last');
    const asked = url.searchParams.get('n');
    if (asked !== null && !/^\d{1,9}$/.test(asked))
        throw new RegistryFailure(400, 'UNSUPPORTED', '"n" is not a number');
    const size = Math.min(asked === null ? limit : Number(asked), limit);
    const rest = last === null ? all : all.filter((entry) => key(entry) > last);
    const entries = rest.slice(0, size);
    const end = entries.at(-1);
    if (end === undefined || entries.length === rest.length)
        return { entries, headers: {} };
    const next = new URLSearchParams(url.searchParams);
    next.set('n', String(size));
    next.set('last', key(end));
    return { entries, headers: { link: `<${url.pathname}?${next}>; rel="next"` } };
}
async function repositoriesIn(folder, prefix) {
    const names = [];
    let isRepository = false;
    for (const entry of await (0,promises_.readdir)(folder, { withFileTypes: true })) {
        if (entry.name.startsWith('_'))
            isRepository = true;
        else if (entry.isDirectory())
            names.push(...(await repositoriesIn(`${folder}/${entry.name}`, `${prefix}${entry.name}/`)));
    }
    return isRepository && prefix !== '' ? [prefix.slice(0, -1), ...names] : names;
}

// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(84974);
;// CONCATENATED MODULE: ./build/src/embedded-registry/route.js



const namePattern = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/**
 * Reads a path below `/v2/`; `undefined` when the specification has no such endpoint. Throws a
 * `RegistryFailure` for a name, tag or digest that is not valid. Nothing in the path becomes a file
 * name before it passed here.
 */
function parseRoute(path) {
    if (path === '/v2/' || path === '/v2')
        return { kind: 'ping' };
    if (path === '/v2/_catalog')
        return { kind: 'catalog' };
    const tags = /^\/v2\/(.+)\/tags\/list$/.exec(path);
    if (tags)
        return { kind: 'tags', name: validName(tags[1]) };
    const uploads = /^\/v2\/(.+)\/blobs\/uploads\/?$/.exec(path);
    if (uploads)
        return { kind: 'uploads', name: validName(uploads[1]) };
    const upload = /^\/v2\/(.+)\/blobs\/uploads\/([^/]+)$/.exec(path);
    if (upload)
        return { kind: 'upload', name: validName(upload[1]), id: validId(upload[2]) };
    const content = /^\/v2\/(.+)\/(blobs|manifests|referrers)\/([^/]+)$/.exec(path);
    if (!content)
        return undefined;
    const name = validName(content[1]);
    const last = decoded(content[3] ?? '');
    if (content[2] === 'blobs')
        return { kind: 'blob', name, digest: validDigest(last) };
    if (content[2] === 'referrers')
        return { kind: 'referrers', name, digest: validDigest(last) };
    return { kind: 'manifest', name, reference: validReference(last) };
}
function isName(text) {
    return text.length <= 255 && namePattern.test(text);
}
function validDigest(text) {
    if ((0,oci_digest/* isDigest */.Bc)(text))
        return text;
    throw new RegistryFailure(400, 'DIGEST_INVALID', 'a digest is sha256:<64 hex> or sha512:<128 hex>');
}
function validTag(text) {
    if ((0,reference/* isTag */.dz)(text))
        return text;
    throw new RegistryFailure(400, 'MANIFEST_INVALID', 'the tag is not valid');
}
function validName(text = '') {
    if (isName(text))
        return text;
    throw new RegistryFailure(400, 'NAME_INVALID', 'the repository name is not valid');
}
function validId(text = '') {
    if (idPattern.test(text))
        return text;
    throw new RegistryFailure(404, 'BLOB_UPLOAD_UNKNOWN', 'there is no such upload');
}
function validReference(text) {
    return text.includes(':') ? { digest: validDigest(text) } : { tag: validTag(text) };
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./build/src/embedded-registry/manifest-endpoint.js



/** "At least 4 megabytes" says the specification; this also takes its suite's largest. */
const manifestLimit = 4 * 1024 * 1024;
/** `GET`, `HEAD`, `PUT` and `DELETE` of `/v2/<name>/manifests/<tag-or-digest>`. */
async function manifestAnswer(registry, exchange, name, reference) {
    if (exchange.method === 'PUT')
        return put(registry, exchange, name, reference);
    if (exchange.method === 'DELETE')
        return remove(registry, name, reference);
    const digest = 'digest' in reference ? reference.digest : await registry.tags.get(name, reference.tag);
    const record = digest && (await registry.manifests.record(name, digest));
    const bytes = record && (await registry.manifests.bytes(name, digest));
    if (!bytes)
        throw unknownManifest();
    return {
        status: 200,
        headers: {
            'content-type': record.mediaType,
            'content-length': String(record.size),
            'docker-content-digest': digest,
            etag: `"${digest}"`,
        },
        body: bytes,
    };
}
async function put(registry, exchange, name, reference) {
    const bytes = await readManifest(exchange);
    const digest = 'tag' in reference ? (0,oci_digest/* digestOf */.ol)(bytes) : (0,oci_digest/* digestOf */.ol)(bytes, (0,oci_digest/* digestAlgorithm */.g4)(reference.digest));
    if ('digest' in reference && reference.digest !== digest)
        throw new RegistryFailure(400, 'DIGEST_INVALID', 'the digest is not that of the manifest');
    const tags = 'tag' in reference
        ? [reference.tag]
        : exchange.url.searchParams.getAll('tag').map((tag) => validTag(tag));
    const contentType = (exchange.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
    const record = await registry.manifests.put(name, digest, bytes, contentType);
    for (const tag of tags)
        await registry.tags.put(name, tag, digest);
    return {
        status: 201,
        headers: {
            location: `/v2/${name}/manifests/${digest}`,
            'docker-content-digest': digest,
            'content-length': '0',
            ...('digest' in reference && tags.length > 0 && { 'oci-tag': tags.join(', ') }),
            ...(registry.referrersApi && record.subject && { 'oci-subject': record.subject }),
        },
    };
}
async function remove(registry, name, reference) {
    if ('tag' in reference) {
        if (!(await registry.tags.delete(name, reference.tag)))
            throw unknownManifest();
        return { status: 202, headers: {} };
    }
    const pointing = await registry.tags.pointingAt(name, reference.digest);
    for (const tag of pointing)
        await registry.tags.delete(name, tag);
    if (!(await registry.manifests.delete(name, reference.digest)))
        throw unknownManifest();
    return { status: 202, headers: {} };
}
async function readManifest(exchange) {
    const tooLong = new RegistryFailure(413, 'SIZE_INVALID', 'a manifest has at most 4 MiB here');
    if (Number(exchange.headers['content-length'] ?? 0) > manifestLimit)
        throw tooLong;
    const chunks = [];
    let size = 0;
    for await (const chunk of exchange.body) {
        size += chunk.length;
        if (size > manifestLimit)
            throw tooLong;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
function unknownManifest() {
    return new RegistryFailure(404, 'MANIFEST_UNKNOWN', 'this repository has no such manifest');
}

;// CONCATENATED MODULE: ./build/src/embedded-registry/manifests.js





const indexTypes = [descriptor/* mediaType */.JL.index, descriptor/* mediaType */.JL.dockerManifestList];
const knownTypes = [descriptor/* mediaType */.JL.manifest, descriptor/* mediaType */.JL.dockerManifest, ...indexTypes];
/** The manifests of every repository, kept byte for byte. */
class Manifests {
    #storage;
    #blobs;
    #referrers;
    constructor(storage, blobs, referrers) {
        this.#storage = storage;
        this.#blobs = blobs;
        this.#referrers = referrers;
    }
    async record(name, digest) {
        const bytes = await readIfThere(`${this.#storage.manifest(name, digest)}.json`);
        return bytes && JSON.parse(bytes.toString('utf8'));
    }
    async bytes(name, digest) {
        return readIfThere(this.#storage.manifest(name, digest));
    }
    /** Checks and keeps a manifest; its blobs and children must be there, its subject need not. */
    async put(name, digest, bytes, contentType) {
        const content = readContent(bytes, contentType);
        await this.#requireContents(name, content);
        const { subject, artifactType, annotations } = content;
        const record = { mediaType: content.mediaType, size: bytes.length, ...(subject && { subject }) };
        const path = this.#storage.manifest(name, digest);
        await this.#storage.write(path, bytes);
        if (subject) {
            await this.#referrers.add(name, subject, {
                mediaType: content.mediaType,
                digest,
                size: bytes.length,
                ...(artifactType !== undefined && { artifactType }),
                ...(annotations && { annotations }),
            });
        }
        await this.#storage.write(`${path}.json`, JSON.stringify(record));
        return record;
    }
    /** `false` when the repository does not hold it. */
    async delete(name, digest) {
        const record = await this.record(name, digest);
        if (!record)
            return false;
        const path = this.#storage.manifest(name, digest);
        try {
            await (0,promises_.rm)(`${path}.json`);
        }
        catch (error) {
            if (isMissing(error))
                return false; // somebody else was faster
            throw error;
        }
        await (0,promises_.rm)(path, { force: true });
        if (record.subject)
            await this.#referrers.remove(name, record.subject, digest);
        return true;
    }
    async #requireContents(name, content) {
        const missing = [];
        for (const digest of content.blobs)
            if (!(await this.#blobs.find(name, digest)))
                missing.push(digest);
        for (const digest of content.manifests) {
            // BuildKit's cache index lists layers where an image index lists manifests
            const there = (await this.record(name, digest)) ?? (await this.#blobs.find(name, digest));
            if (!there)
                missing.push(digest);
        }
        if (missing.length > 0) {
            throw new RegistryFailure(400, 'MANIFEST_BLOB_UNKNOWN', 'the manifest names content that this repository does not hold', { detail: missing.map((digest) => ({ digest })) });
        }
    }
}
function readContent(bytes, contentType) {
    const manifest = parseObject(bytes);
    if (manifest.schemaVersion !== 2)
        throw invalid('schemaVersion is not 2');
    const declared = manifest.mediaType;
    if (declared !== undefined && typeof declared !== 'string')
        throw invalid('mediaType is not a string');
    if (declared !== undefined && contentType !== '' && declared !== contentType)
        throw invalid(`mediaType is ${declared} but Content-Type is ${contentType}`);
    const shape = 'manifests' in manifest ? descriptor/* mediaType */.JL.index : descriptor/* mediaType */.JL.manifest;
    const type = declared ?? (contentType === '' ? shape : contentType);
    if (!knownTypes.includes(type))
        throw invalid(`media type ${type} is not one of a manifest`);
    const isIndex = indexTypes.includes(type);
    if (isIndex && ('config' in manifest || 'layers' in manifest))
        throw invalid('an index has no config and no layers');
    if (!isIndex && 'manifests' in manifest)
        throw invalid('an image manifest has no manifests');
    const subject = manifest.subject === undefined ? undefined : manifests_descriptor(manifest.subject, 'subject');
    const config = isIndex ? undefined : manifests_descriptor(manifest.config, 'config');
    const layers = isIndex ? [] : descriptors(manifest.layers, 'layers');
    const children = isIndex ? descriptors(manifest.manifests, 'manifests') : [];
    const artifactType = manifests_text(manifest.artifactType) ?? config?.mediaType;
    const annotations = strings(manifest.annotations);
    return {
        mediaType: type,
        ...(artifactType !== undefined && { artifactType }),
        ...(annotations && { annotations }),
        ...(subject && { subject: subject.digest }),
        blobs: [...(config ? [config] : []), ...layers]
            .filter((each) => !each.foreign)
            .map((each) => each.digest),
        manifests: children.filter((each) => !each.foreign).map((each) => each.digest),
    };
}
function manifests_descriptor(value, where) {
    if (!isObject(value))
        throw invalid(`${where} is not a descriptor`);
    const { digest, mediaType: type, size, urls } = value;
    if (typeof type !== 'string')
        throw invalid(`${where} has no mediaType`);
    if (!Number.isSafeInteger(size) || size < 0)
        throw invalid(`${where} has no size`);
    if (typeof digest !== 'string' || !(0,oci_digest/* isDigest */.Bc)(digest))
        throw invalid(`${where} has no valid digest`);
    const foreign = (Array.isArray(urls) && urls.length > 0) || /nondistributable|\.foreign\./.test(type);
    return { mediaType: type, digest, foreign };
}
function descriptors(value, where) {
    if (!Array.isArray(value))
        throw invalid(`${where} is not a list`);
    return value.map((each, index) => manifests_descriptor(each, `${where}[${index}]`));
}
function parseObject(bytes) {
    let value;
    try {
        value = JSON.parse(bytes.toString('utf8'));
    }
    catch {
        throw invalid('it is not JSON');
    }
    if (!isObject(value))
        throw invalid('it is not a JSON object');
    return value;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function manifests_text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function strings(value) {
    if (value === undefined || value === null)
        return undefined;
    if (isObject(value) && Object.values(value).every((each) => typeof each === 'string'))
        return value;
    throw invalid('annotations are not strings');
}
function invalid(reason) {
    return new RegistryFailure(400, 'MANIFEST_INVALID', `the manifest is not valid: ${reason}`);
}

;// CONCATENATED MODULE: ./build/src/embedded-registry/referrers.js



/** Who refers to whom; kept also while the referrers API is off, so that it is whole when switched on. */
class Referrers {
    #storage;
    constructor(storage) {
        this.#storage = storage;
    }
    async add(name, subject, referrer) {
        await this.#storage.write(this.#path(name, subject, referrer.digest), JSON.stringify(referrer));
    }
    async remove(name, subject, referrer) {
        await (0,promises_.rm)(this.#path(name, subject, referrer), { force: true });
    }
    /** Ordered by digest. */
    async list(name, subject) {
        const folder = this.#storage.referrers(name, subject);
        const found = [];
        for (const file of await namesIn(folder)) {
            const bytes = await readIfThere((0,external_node_path_.join)(folder, file));
            if (bytes)
                found.push(JSON.parse(bytes.toString('utf8')));
        }
        return found;
    }
    #path(name, subject, referrer) {
        return (0,external_node_path_.join)(this.#storage.referrers(name, subject), flatDigest(referrer));
    }
}

;// CONCATENATED MODULE: ./build/src/embedded-registry/tags.js




/** The tags of every repository, one small file each. */
class Tags {
    #storage;
    #immutable;
    constructor(storage, immutable) {
        this.#storage = storage;
        this.#immutable = (tag) => (typeof immutable === 'boolean' ? immutable : immutable.test(tag));
    }
    async get(name, tag) {
        const bytes = await readIfThere((0,external_node_path_.join)(this.#storage.tags(name), tag));
        return bytes?.toString('utf8');
    }
    /** Points the tag at the digest; 409 when the tag is immutable and points elsewhere. */
    async put(name, tag, digest) {
        await this.#storage.turns.take(`tag ${name}:${tag}`, async () => {
            const before = await this.get(name, tag);
            if (before === digest)
                return;
            if (before !== undefined && this.#immutable(tag))
                throw new RegistryFailure(409, 'DENIED', `tag ${tag} is immutable and points at ${before}`);
            await this.#storage.write((0,external_node_path_.join)(this.#storage.tags(name), tag), digest);
        });
    }
    /** `false` when there is no such tag. */
    async delete(name, tag) {
        return this.#storage.turns.take(`tag ${name}:${tag}`, async () => {
            if (this.#immutable(tag) && (await this.get(name, tag)) !== undefined)
                throw new RegistryFailure(405, 'UNSUPPORTED', `tag ${tag} is immutable`);
            try {
                await (0,promises_.rm)((0,external_node_path_.join)(this.#storage.tags(name), tag));
                return true;
            }
            catch (error) {
                if (isMissing(error))
                    return false;
                throw error;
            }
        });
    }
    /** In ASCII order. */
    async list(name) {
        return namesIn(this.#storage.tags(name));
    }
    async pointingAt(name, digest) {
        const found = [];
        for (const tag of await this.list(name))
            if ((await this.get(name, tag)) === digest)
                found.push(tag);
        return found;
    }
}

;// CONCATENATED MODULE: ./build/src/embedded-registry/uploads.js





/**
 * Blob uploads. What has arrived stays when a connection breaks, so that a client can ask how far it got
 * and go on. Uploads end with the process.
 */
class Uploads {
    #storage;
    #blobs;
    #sessions = new Map();
    constructor(storage, blobs) {
        this.#storage = storage;
        this.#blobs = blobs;
    }
    async start(name, algorithm) {
        const session = {
            id: (0,external_node_crypto_.randomUUID)(),
            name,
            file: this.#storage.temporary(),
            algorithm,
            hash: (0,external_node_crypto_.createHash)(algorithm),
            size: 0,
        };
        await (await (0,promises_.open)(session.file, 'wx')).close();
        this.#sessions.set(session.id, session);
        return session;
    }
    async status(name, id) {
        return this.#turn(id, async () => this.#session(name, id));
    }
    /** Adds the bytes; a range that does not start where the upload stands is a 416. */
    async append(name, id, bytes, range) {
        return this.#turn(id, async () => {
            const session = this.#session(name, id);
            await this.#write(session, bytes, range);
            return session;
        });
    }
    /** Adds the last bytes, compares the digest and gives the blob to the repository. */
    async finish(name, id, bytes, range, digest) {
        await this.#turn(id, async () => {
            const session = this.#session(name, id);
            await this.#write(session, bytes, range);
            if ((await hexOf(session, (0,oci_digest/* digestAlgorithm */.g4)(digest))) !== (0,oci_digest/* digestHex */.sU)(digest)) {
                await this.#forget(session);
                throw new RegistryFailure(400, 'DIGEST_INVALID', 'the digest is not that of the uploaded bytes');
            }
            this.#sessions.delete(id);
            await this.#blobs.adopt(name, digest, session.file);
        });
    }
    async cancel(name, id) {
        await this.#turn(id, async () => this.#forget(this.#session(name, id)));
    }
    async #write(session, bytes, range) {
        if (range && range.first !== session.size) {
            throw new RegistryFailure(416, 'BLOB_UPLOAD_INVALID', 'the chunk does not start where the upload ends', {
                headers: uploadHeaders(session),
            });
        }
        const before = session.size;
        const file = await (0,promises_.open)(session.file, 'a');
        try {
            for await (const chunk of bytes) {
                // hashing goes on while the kernel takes the bytes
                const written = file.appendFile(chunk);
                session.hash.update(chunk);
                session.size += chunk.length;
                await written;
            }
        }
        finally {
            await file.close();
        }
        if (range && session.size - before !== range.last - range.first + 1) {
            await this.#forget(session);
            throw new RegistryFailure(400, 'SIZE_INVALID', 'the chunk has another length than its Content-Range');
        }
    }
    #session(name, id) {
        const session = this.#sessions.get(id);
        if (session?.name === name)
            return session;
        throw new RegistryFailure(404, 'BLOB_UPLOAD_UNKNOWN', 'there is no such upload');
    }
    async #forget(session) {
        this.#sessions.delete(session.id);
        await (0,promises_.rm)(session.file, { force: true });
    }
    #turn(id, work) {
        return this.#storage.turns.take(`upload ${id}`, work);
    }
}
/** `Location` and `Range` of an upload; an empty one says `0-0`, as distribution does. */
function uploadHeaders(upload) {
    return {
        location: `/v2/${upload.name}/blobs/uploads/${upload.id}`,
        range: `0-${Math.max(upload.size - 1, 0)}`,
        'docker-upload-uuid': upload.id,
    };
}
/** The running hash, or the file read again when the digest uses another algorithm than was announced. */
async function hexOf(session, algorithm) {
    if (algorithm === session.algorithm)
        return session.hash.copy().digest('hex');
    const hash = (0,external_node_crypto_.createHash)(algorithm);
    for await (const chunk of (0,external_node_fs_.createReadStream)(session.file, { highWaterMark: 1 << 20 }))
        hash.update(chunk);
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./build/src/embedded-registry/upload-endpoints.js




/** `POST /v2/<name>/blobs/uploads/`: starts an upload, takes a whole blob (`digest`), or mounts one (`mount`). */
async function uploadsAnswer(registry, exchange, name) {
    const query = exchange.url.searchParams;
    const mount = query.get('mount');
    if (mount !== null && (await mounted(registry, name, validDigest(mount), query.get('from'))))
        return created(name, validDigest(mount));
    const digest = query.get('digest');
    if (digest !== null) {
        const wanted = validDigest(digest);
        const upload = await registry.uploads.start(name, (0,oci_digest/* digestAlgorithm */.g4)(wanted));
        await registry.uploads.finish(name, upload.id, exchange.body, undefined, wanted);
        return created(name, wanted);
    }
    const upload = await registry.uploads.start(name, announcedAlgorithm(query.get('digest-algorithm')));
    return { status: 202, headers: { ...uploadHeaders(upload), 'content-length': '0' } };
}
/** `PATCH`, `PUT`, `GET` and `DELETE` of an upload. */
async function uploadAnswer(registry, exchange, name, id) {
    const { uploads } = registry;
    switch (exchange.method) {
        case 'PATCH': {
            const upload = await uploads.append(name, id, exchange.body, chunkRange(exchange));
            return { status: 202, headers: { ...uploadHeaders(upload), 'content-length': '0' } };
        }
        case 'PUT': {
            const digest = validDigest(exchange.url.searchParams.get('digest') ?? '');
            await uploads.finish(name, id, exchange.body, chunkRange(exchange), digest);
            return created(name, digest);
        }
        case 'DELETE':
            await uploads.cancel(name, id);
            return { status: 204, headers: {} };
        default:
            return { status: 204, headers: uploadHeaders(await uploads.status(name, id)) };
    }
}
function created(name, digest) {
    return {
        status: 201,
        headers: {
            location: `/v2/${name}/blobs/${digest}`,
            'docker-content-digest': digest,
            'content-length': '0',
        },
    };
}
async function mounted(registry, name, digest, from) {
    if (from === null && !registry.access.anonymousMount)
        return false;
    if (from !== null && !isName(from))
        throw new RegistryFailure(400, 'NAME_INVALID', '"from" is not valid');
    return registry.blobs.mount(name, digest, from ?? undefined);
}
function announcedAlgorithm(text) {
    if (text === null)
        return 'sha256';
    if (text === 'sha256' || text === 'sha512')
        return text;
    throw new RegistryFailure(400, 'DIGEST_INVALID', 'the digest algorithm is neither sha256 nor sha512');
}
/** `Content-Range: <first>-<last>`, without a unit as the distribution specification has it. */
function chunkRange(exchange) {
    const header = exchange.headers['content-range'];
    if (header === undefined)
        return undefined;
    const match = /^(?:bytes )?(\d+)-(\d+)(?:\/(?:\d+|\*))?$/.exec(header);
    const range = { first: Number(match?.[1]), last: Number(match?.[2]) };
    const length = exchange.headers['content-length'];
    if (!match || range.last < range.first)
        throw new RegistryFailure(400, 'BLOB_UPLOAD_INVALID', 'Content-Range is not <first>-<last>');
    if (length !== undefined && Number(length) !== range.last - range.first + 1)
        throw new RegistryFailure(400, 'SIZE_INVALID', 'Content-Length and Content-Range do not agree');
    return range;
}

;// CONCATENATED MODULE: ./build/src/embedded-registry/registry.js













/** A registry whose content lies below `folder`; `url` is where clients find its token endpoint. */
async function openRegistry(folder, rules, url) {
    const storage = new Storage(folder);
    await storage.open();
    const blobs = new Blobs(storage);
    const referrers = new Referrers(storage);
    return {
        storage,
        blobs,
        uploads: new Uploads(storage, blobs),
        manifests: new Manifests(storage, blobs, referrers),
        referrers,
        tags: new Tags(storage, rules.immutableTags ?? false),
        access: new Access(rules.auth, rules.clock ?? (() => new Date()), url),
        referrersApi: rules.referrers ?? true,
        deleteAllowed: rules.deleteAllowed ?? true,
        pageSize: rules.pageSize ?? 10_000,
    };
}
/** Answers one request; throws a `RegistryFailure` for one that is turned down. */
async function registryAnswer(registry, exchange) {
    const path = exchange.url.pathname;
    if (path === '/token')
        return registry.access.token(exchange);
    const route = parseRoute(path);
    if (!route)
        throw new RegistryFailure(404, 'UNSUPPORTED', 'there is no such endpoint');
    if (!methodsOf(registry, route).includes(exchange.method)) {
        throw new RegistryFailure(405, 'UNSUPPORTED', `${exchange.method} is not possible here`, {
            headers: { allow: methodsOf(registry, route).join(', ') },
        });
    }
    registry.access.check(exchange, route);
    switch (route.kind) {
        case 'ping':
            return { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
        case 'catalog':
            return catalogAnswer(registry, exchange);
        case 'tags':
            return tagsAnswer(registry, exchange, route.name);
        case 'referrers':
            return referrersAnswer(registry, exchange, route.name, route.digest);
        case 'blob':
            return blobAnswer(registry, exchange, route.name, route.digest);
        case 'uploads':
            return uploadsAnswer(registry, exchange, route.name);
        case 'upload':
            return uploadAnswer(registry, exchange, route.name, route.id);
        case 'manifest':
            return manifestAnswer(registry, exchange, route.name, route.reference);
    }
}
function methodsOf(registry, route) {
    const read = ['GET', 'HEAD'];
    const removal = registry.deleteAllowed ? ['DELETE'] : [];
    switch (route.kind) {
        case 'uploads':
            return ['POST'];
        case 'upload':
            return [...read, 'PATCH', 'PUT', 'DELETE'];
        case 'blob':
            return [...read, ...removal];
        case 'manifest':
            return [...read, 'PUT', ...removal];
        case 'ping':
        case 'catalog':
        case 'tags':
        case 'referrers':
            return read;
    }
}

;// CONCATENATED MODULE: ./build/src/embedded-registry/server.js





const keptRequests = 10_000;
/**
 * Starts a registry of the OCI distribution specification 1.1 in this process. Rejects with
 * `network-failed` when it cannot listen.
 */
async function startRegistry(options) {
    const host = options.host ?? '127.0.0.1';
    let url = '';
    const registry = await openRegistry(options.folder, options, () => url);
    const requests = [];
    const handle = (exchange) => answered(() => registryAnswer(registry, exchange));
    const intercept = options.onRequest ?? ((exchange, next) => next(exchange));
    const server = (0,external_node_http_.createServer)(async (request, response) => {
        const record = { method: request.method ?? '', url: request.url ?? '', headers: shownHeaders(request) };
        requests.push(record);
        if (requests.length > keptRequests)
            requests.shift();
        const answer = await answered(() => intercept(exchangeOf(request), handle));
        if (!answer)
            return;
        Object.assign(record, { status: answer.status });
        await send(request, response, answer);
    });
    server.requestTimeout = 0; // a large blob over a slow line takes what it takes
    await listening(server, host, options.port ?? 0);
    const { port } = server.address();
    const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    url = `http://${address}`;
    return {
        address,
        url,
        requests,
        stop: () => new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
        }),
    };
}
/** Failures become answers; what is not a `RegistryFailure` is a bug of ours and a 500. */
async function answered(work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof RegistryFailure)
            return failureAnswer(error);
        return failureAnswer(new RegistryFailure(500, 'UNSUPPORTED', `internal error: ${String(error)}`));
    }
}
function listening(server, host, port) {
    return new Promise((resolve, reject) => {
        server.once('error', (cause) => reject(new errors/* SealiftError */.Pf('network-failed', `the embedded registry cannot listen on ${host}:${port}`, {
            hint: 'Choose another port, or none for any free one.',
            cause,
        })));
        server.listen(port, host, resolve);
    });
}

// EXTERNAL MODULE: ./build/src/inputs/parse.js + 1 modules
var parse = __webpack_require__(43707);
// EXTERNAL MODULE: ./build/src/report/closing.js
var closing = __webpack_require__(48627);
// EXTERNAL MODULE: ./build/src/source/detect.js + 5 modules
var detect = __webpack_require__(90518);
// EXTERNAL MODULE: ./build/src/tools/install.js + 2 modules
var install = __webpack_require__(13631);
// EXTERNAL MODULE: ./build/src/tools/toolbox.js
var toolbox = __webpack_require__(70178);
// EXTERNAL MODULE: ./build/src/commands/run.js + 3 modules
var run = __webpack_require__(15031);
;// CONCATENATED MODULE: ./build/src/commands/demo.js










/** Programs the demo needs, and the Go modules below `test/tools` that give them. */
const modules = { buildx: 'buildx', buildkit: 'buildkit', trivy: 'trivy', cosign: 'cosign' };
/**
 * The main line on this machine alone: a registry of our own, a vulnerable app that is refused, then the
 * fixed one, published. Everything it starts is stopped and removed; the report stays.
 */
async function runDemo(inputs, place, deps, print) {
    const { log } = deps;
    const toolsDir = await log.step('Get buildx, BuildKit, Trivy and cosign', () => getTools(inputs, place, deps));
    const registry = await log.step('Start a registry on this machine', () => startRegistry({ folder: deps.files.path('registry') }));
    try {
        log.info(`it listens on ${registry.address}, follows the OCI distribution specification, and goes when the demo ends`);
        const key = await log.step('Make a key to sign with', () => makeKey(toolsDir, deps));
        await useSampleDatabase(place, deps);
        const source = release(await (0,detect/* detectSource */.P)(deps, { folder: place.package }));
        const line = { toolsDir, registry, key, source, place: { ...place, cache: deps.files.path('cache') } };
        log.info('');
        log.info('── First: an app with a dependency that has a critical vulnerability ──');
        await refuse({ ...line, target: 'vulnerable' }, deps);
        log.info('');
        log.info('── Then: the same app with that dependency brought up to date ──');
        const record = await publish({ ...line, target: 'fixed' }, deps);
        log.info('');
        log.info('── Finally: that image promoted to another repository, without building it again ──');
        const promoted = await promote({ ...line, target: 'promoted' }, deps);
        print(account(record, promoted, registry));
        return 0;
    }
    finally {
        await registry.stop();
    }
}
async function refuse(line, deps) {
    const { error } = await (0,run/* runLine */.u_)('build', request(line), deps);
    if (!(error instanceof errors/* SealiftError */.Pf) || error.code !== 'gate-refused') {
        throw error ?? new Error('the gate let a vulnerable image pass');
    }
    deps.log.info(`refused, as it should be: ${error.message}`);
    const sent = line.registry.requests.filter(({ method, url }) => method === 'PUT' && url.includes('/manifests/'));
    if (sent.length > 0)
        throw new Error(`${sent.length} manifests reached the registry although the gate refused`);
    deps.log.info('the registry was sent no manifest: there is nothing to pull, and no tag was touched');
}
async function publish(line, deps) {
    const { record, error } = await (0,run/* runLine */.u_)('build', request(line), deps);
    if (error !== undefined)
        throw error;
    return record;
}
async function promote(line, deps) {
    const { registry } = line;
    const given = {
        from: `${registry.address}/demo/app:1.0.0`,
        to: `${registry.address}/demo/prod`,
        tags: '1.0.0,latest',
    };
    const { record, error } = await (0,run/* runLine */.u_)('promote', lineRequest(line, 'promote', given), deps);
    if (error !== undefined)
        throw error;
    return record;
}
function request(line) {
    return lineRequest(line, 'build', {
        context: (0,external_node_path_.join)(line.place.package, 'demo', 'app'),
        target: line.target,
        platforms: 'linux/amd64,linux/arm64',
        images: `${line.registry.address}/demo/app`,
        // Without root the embedded BuildKit may not start, where Docker would do.
        builder: line.place.uid === 0 ? 'embedded' : 'auto',
    });
}
/** What both lines share: who signs, with which tools, and by which database. */
function lineRequest({ toolsDir, key, source, place, target }, command, own) {
    const given = {
        ...own,
        sign: 'key',
        'cosign-key': key.file,
        'cosign-password': key.password,
        'skip-db-update': 'true',
        // The sample database is as old as this release.
        'db-max-age': '876000h',
        'tools-dir': toolsDir,
    };
    return {
        inputs: (0,parse/* parseInputs */.T)((name) => given[name], command),
        source,
        place: { ...place, report: (0,external_node_path_.join)(place.report, target) },
    };
}
/** The demo publishes as if this commit had just been tagged, so that version tags can be seen too. */
function release(source) {
    const { branch: _branch, ...rest } = source;
    return {
        ...rest,
        branch: undefined,
        pullRequest: undefined,
        fork: false,
        dirty: false,
        event: 'tag',
        tag: 'v1.0.0',
        ref: 'refs/tags/v1.0.0',
    };
}
/** Undefined means the pinned releases; where they cannot be reached, a folder of programs built from source. */
async function getTools(inputs, place, deps) {
    if (inputs.toolsDir)
        return withRunc(inputs.toolsDir, deps);
    try {
        await (0,install/* installTools */.HG)(['buildx', 'buildkit', 'trivy', 'cosign'], (0,toolbox/* installOptions */.c)(inputs, place), deps);
        return undefined;
    }
    catch (error) {
        if (!(error instanceof errors/* SealiftError */.Pf) || error.code !== 'network-failed')
            throw error;
        deps.log.info(`the pinned releases cannot be reached (${error.message})`);
    }
    const folder = (0,external_node_path_.join)(place.cache, 'tools');
    deps.log.info(`building them from their pinned Go modules into ${folder}; the first time takes about 15 minutes`);
    const result = await deps.run({
        program: (0,external_node_path_.join)(place.package, 'test', 'tools', 'install'),
        args: [folder, ...Object.values(modules)],
        env: deps.env,
        signal: deps.signal,
        onStderrLine: (line) => (line.startsWith('go: ') ? deps.log.progress(line) : deps.log.info(line)),
    });
    if (result.code === 0)
        return withRunc(folder, deps);
    throw new errors/* SealiftError */.Pf('tool-missing', `the tools could not be built: ${result.stderr.trimEnd().split('\n').at(-1)}`, {
        hint: 'Install Go 1.26 or newer from https://go.dev/dl, or give a folder of programs with --tools-dir.',
    });
}
/**
 * BuildKit does not start without a runc, but the demo's Dockerfile runs no command: where there is none,
 * a program that refuses stands in for it.
 */
async function withRunc(folder, deps) {
    const places = [folder, ...(deps.env.PATH ?? '').split(external_node_path_.delimiter), '/usr/sbin', '/sbin'];
    const found = await Promise.all(places.flatMap((place) => ['runc', 'buildkit-runc'].map((name) => exists((0,external_node_path_.join)(place, name)))));
    if (found.includes(true))
        return folder;
    deps.log.info('there is no runc here; the app runs nothing while it is built, so the demo goes without');
    const own = await deps.files.folder('demo-tools');
    for (const name of ['buildx', 'buildkitd', 'trivy', 'cosign'])
        await (0,promises_.symlink)((0,external_node_path_.join)(folder, name), (0,external_node_path_.join)(own, name));
    await (0,promises_.symlink)('/bin/false', (0,external_node_path_.join)(own, 'runc'));
    return own;
}
function exists(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}
async function makeKey(toolsDir, deps) {
    const folder = await deps.files.folder('key');
    const password = crypto.randomUUID();
    const program = toolsDir ? (0,external_node_path_.join)(toolsDir, 'cosign') : deps.files.path('tools', 'cosign', 'cosign');
    const env = { PATH: deps.env.PATH, HOME: folder, COSIGN_PASSWORD: password };
    const { code, stderr } = await deps.run({
        program,
        args: ['generate-key-pair'],
        cwd: folder,
        env,
        signal: deps.signal,
    });
    if (code !== 0)
        throw new errors/* SealiftError */.Pf('tool-failed', `cosign made no key: ${stderr.trim()}`);
    return { file: (0,external_node_path_.join)(folder, 'cosign.key'), password };
}
/** The same answer on every machine and every day: the database the tests use, not today's. */
async function useSampleDatabase(place, deps) {
    await (0,promises_.cp)((0,external_node_path_.join)(place.package, 'test', 'fixtures', 'trivy-db', 'db'), deps.files.path('cache', 'trivy', 'db'), { recursive: true });
    deps.log.info('scanning with the small sample database that comes with the project, so that the answer never changes');
}
function account(record, promoted, registry) {
    const findings = Object.entries(record.verdict?.counts ?? {}).map(([platform, counts]) => `${platform}: ${Object.values(counts).reduce((a, b) => a + b, 0)}`);
    return [
        '',
        'What was done',
        '  vulnerable app   built, scanned, refused; no manifest was sent',
        `  fixed app        built for ${record.image?.platforms.map((one) => one.platform).join(' and ')}, findings ${findings.join(', ')}`,
        `  pushed           by digest to ${registry.address}, signed with a key made for the demo, read back and verified`,
        `  promoted         to ${promoted.promotions?.[0]?.to.join()}: verified, rescanned, copied with all that is attached, verified there, tagged ${promoted.promotions?.[0]?.tags.join(' and ')}`,
        '',
        ...(0,closing.closingLines)(record).map((line) => `  ${line}`),
        '',
        '  The registry has been stopped; while it ran, anybody could run the verify command above.',
    ].join('\n');
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

/***/ 48627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   closingLines: () => (/* binding */ closingLines)
/* harmony export */ });
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31953);

/** What the command line says when a run is done: the image, its tags, how to verify it, where the report is. Pure. */
function closingLines(record) {
    const took = Date.parse(record.finishedAt) - Date.parse(record.startedAt);
    const reused = record.command === 'build' && record.image?.reused ? ' (published before, used again)' : '';
    return [
        ...(record.image ? [`image     ${record.image.digest}${reused}`] : []),
        ...tagLines(record),
        ...(record.verdict ? [`scan      ${record.verdict.outcome}`] : []),
        ...rescanLines(record),
        ...(record.signature?.signer ? [`signer    ${record.signature.signer}`] : []),
        ...evidenceLines(record),
        ...(record.signature?.verifyCommand ? [`verify    ${record.signature.verifyCommand}`] : []),
        ...record.notes.map((note) => `note      ${note}`),
        ...(record.files.report ? [`report    ${record.files.report}`] : []),
        `took      ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .durationText */ .S5)(took)}`,
    ];
}
/** Of many images only how they came out; the report has each. */
function tagLines({ tags, promotions = [] }) {
    if (promotions.length < 2)
        return tags.map(({ repository, tag, outcome, reason }) => `tag       ${repository.registry}/${repository.path}:${tag} ${outcome} (${reason})`);
    const outcomes = Map.groupBy(promotions, ({ outcome }) => outcome);
    return [`images    ${[...outcomes].map(([outcome, all]) => `${all.length} ${outcome}`).join(', ')}`];
}
function rescanLines({ rescans = [] }) {
    return rescans.map(({ reference, outcome, found = [], since }) => {
        const news = `${found.length} new${since ? ` since ${since}` : ''}`;
        return `rescan    ${reference} ${outcome} (${news})`;
    });
}
function evidenceLines({ command, evidence = [] }) {
    if (command !== 'verify')
        return [];
    return evidence.flatMap(({ reference, platforms }) => platforms.map(({ platform, attestations, source }) => {
        const from = [source?.gitRepository, source?.commit].filter(Boolean).join('@');
        return `evidence  ${reference} ${platform}: ${attestations.join(', ') || 'signature only'}${from ? `, built from ${from}` : ''}`;
    }));
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
