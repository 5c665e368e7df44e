import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const command = fileURLToPath(new URL('../bin/mingqian.mjs', import.meta.url))
const vectors = fileURLToPath(new URL('../../draw/vectors/', import.meta.url))
/** Both suites, with and without amendments, the largest among them; the library's own tests take every vector. */
const sample = ['vector-1-00.json', 'vector-1-03.json', 'vector-1-05.json']
const vector = (name: string) => join(vectors, `${name}.json`)

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingqian-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the real command as a process of its own, with no locale but the given one. */
const mingqian = (args: readonly string[], { input = '', locale = '', node = process.execPath } = {}) => {
  const env: NodeJS.ProcessEnv = { ...process.env, LANG: locale, LC_ALL: '' }
  const { status, stdout, stderr } = spawnSync(node, [command, ...args], {
    input,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { status, stdout, stderr, lines: stdout.split('\n').filter(line => line !== '') }
}

/** A file with the vector's document after a change. */
const tampered = (name: string, change: (document: ReturnType<typeof JSON.parse>) => void): string => {
  const document = JSON.parse(readFileSync(vector(name), 'utf8'))
  change(document)
  const path = join(folder, `tampered-${Math.random().toString(36).slice(2)}.json`)
  writeFileSync(path, JSON.stringify(document))
  return path
}

describe('mingqian verify', () => {
  it.each(sample)('holds for the vector %s, one line a check', name => {
    const { status, lines } = mingqian(['verify', join(vectors, name)])
    expect(status).toBe(0)
    expect(lines.length).toBeGreaterThan(10)
    for (const line of lines) expect(line).toMatch(/^✓ [a-z-]+ +\p{Script=Han}/u)
  })

  it('says what each check shows, and how to compute a ticket without it', () => {
    const path = vector('vector-1-00')
    const explained = mingqian(['verify', path, '--explain'], { locale: 'en_US.UTF-8' }).lines
    expect(explained).toHaveLength(2 * mingqian(['verify', path]).lines.length)
    const [lot] = JSON.parse(readFileSync(path, 'utf8')).result.lots
    const { lines } = mingqian(['verify', path, '--ticket', lot.facility])
    const [shell, , ticket] = lines.slice(-4)
    const { stdout } = spawnSync('sh', ['-c', shell ?? ''], { encoding: 'utf8' })
    expect(stdout.split(/\s/)[0]).toBe(ticket?.trim())
    expect(lines.at(-1)).toBe('该单位抽中，为第 1 签。')
    expect(mingqian(['verify', path, '--ticket', 'nobody']).lines.at(-1)).toContain(
      '没有编号为 nobody 的单位',
    )
    expect(
      JSON.parse(mingqian(['verify', path, '--json', '--ticket', lot.facility]).stdout).byHand,
    ).toMatchObject({
      lot: 0,
    })
  })

  const failing = (path: string, ...options: string[]) => {
    const { status, lines } = mingqian(['verify', path, ...options])
    expect(status).toBe(1)
    return lines.filter(line => line.startsWith('✗')).map(line => line.split(' ')[1])
  }

  it('names the check that a tampering fails, and exits with 1', () => {
    const name = 'vector-1-01'
    const lot = tampered(name, ({ result }) => {
      result.lots[0].facility = result.lots[1].facility
    })
    expect(failing(lot)).toContain('lots')
    expect(failing(tampered(name, ({ pool }) => pool.facilities.pop()))).toContain('pool-root')
    const quota = tampered(name, ({ commitment }) => {
      commitment.strata[0].quota--
    })
    expect(failing(quota)).toEqual(expect.arrayContaining(['seed', 'quotas']))
    const secret = tampered(name, ({ secrets }) => {
      secrets[1] = secrets[0]
    })
    expect(failing(secret)).toEqual(['witness-secrets', 'seed'])
    const value = tampered(name, ({ beacon }) => {
      beacon.value = '01 02 03 04 05 06 + 07'
    })
    expect(failing(value)).toEqual(['seed'])
    expect(
      failing(tampered(name, ({ amendments }) => amendments.unshift(amendments.splice(1, 1)[0]))),
    ).toEqual(['amendments'])
  })

  it('checks the commitment against the hash that was published before the draw', () => {
    const { stdout } = mingqian(['verify', vector('vector-1-00'), '--json'])
    const hash = /[0-9a-f]{64}/.exec(JSON.parse(stdout).checks[0].detail.en)![0]
    expect(mingqian(['verify', vector('vector-1-00'), '--commitment', hash]).status).toBe(0)
    expect(failing(vector('vector-1-00'), '--commitment', 'ab'.repeat(32))).toEqual(['commitment'])
  })

  it('gives the checks as JSON', () => {
    const { status, stdout } = mingqian(['verify', '--json', vector('vector-1-03')])
    const report = JSON.parse(stdout)
    expect(status).toBe(0)
    expect(report.ok).toBe(true)
    for (const check of report.checks)
      expect(check).toMatchObject({ id: expect.any(String), ok: true, title: { zh: expect.any(String) } })
  })

  it('exits with 2 for what is not a bundle, and says why', () => {
    expect(mingqian(['verify', join(folder, 'missing.json')])).toMatchObject({ status: 2, stdout: '' })
    expect(mingqian(['verify', '-'], { input: '{"half":' })).toMatchObject({ status: 2, stdout: '' })
    expect(mingqian(['verify', '-'], { input: '' }).status).toBe(2)
    expect(mingqian(['verify', folder])).toMatchObject({
      status: 2,
      stderr: `无法读取 ${folder}：这是一个文件夹，请指明其中的文件\n`,
    })
    const other = mingqian(['verify', tampered('vector-1-00', document => delete document.secrets)])
    expect(other.status).toBe(2)
    expect(other.stderr).toContain('secrets')
    const json = mingqian(['verify', '-', '--json'], { input: '[]' })
    expect(json.status).toBe(2)
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, errors: [{ path: '' }] })
  })
})

describe('mingqian draw', () => {
  it.each(sample)('reproduces the vector %s', name => {
    const bundle = join(folder, name)
    expect(mingqian(['draw', join(vectors, name), '-o', bundle]).status).toBe(0)
    expect(readFileSync(bundle, 'utf8')).toBe(`${readFileSync(join(vectors, name), 'utf8')}\n`)
  })

  it('reads from standard input and writes to standard output', () => {
    const { commitment, pool, secrets, beacon, amendments } = JSON.parse(
      readFileSync(vector('vector-1-07'), 'utf8'),
    )
    const input = JSON.stringify({ commitment, pool, secrets, beacon, amendments })
    const drawn = mingqian(['draw', '-'], { input })
    expect(drawn.status).toBe(0)
    expect(mingqian(['verify', '-'], { input: drawn.stdout }).status).toBe(0)
  })

  it.each<[string, (document: ReturnType<typeof JSON.parse>) => void, string]>([
    ['a pool with a facility less', ({ pool }) => pool.facilities.pop(), 'pool-root'],
    ['a secret that was not lodged', ({ secrets }) => secrets.fill('ab'.repeat(32)), 'witness-secrets'],
    ['another round of the beacon', ({ beacon }) => Object.assign(beacon, { round: '1' }), 'beacon'],
    ['an amendment of no lot', ({ amendments }) => amendments.push({ kind: 'facility', index: 999 }), '999'],
  ])('refuses %s and writes nothing', (_, change, named) => {
    const output = join(folder, 'refused.json')
    const { status, stderr } = mingqian(['draw', tampered('vector-1-01', change), '-o', output])
    expect(status).toBe(1)
    expect(stderr).toContain(named === '999' ? '第 4 项变更' : named)
    expect(existsSync(output)).toBe(false)
  })

  it('exits with 2 for an input of another shape and for an output that cannot be written', () => {
    const { status, stderr } = mingqian(['draw', '-'], { input: '{"commitment":{}}' })
    expect(status).toBe(2)
    expect(stderr).toContain('commitment.suite')
    expect(mingqian(['draw', vector('vector-1-00'), '-o', join(folder, 'no', 'such', 'folder')]).status).toBe(
      2,
    )
  })
})

describe('the language', () => {
  const first = (args: readonly string[], locale: string) =>
    mingqian([...args, 'verify', vector('vector-1-00')], { locale }).lines[0]

  it('is Chinese unless the locale or --lang says English', () => {
    expect(first([], '')).toMatch(/\p{Script=Han}/u)
    expect(first([], 'zh_CN.UTF-8')).toMatch(/\p{Script=Han}/u)
    expect(first([], 'en_GB.UTF-8')).not.toMatch(/\p{Script=Han}/u)
    expect(first(['--lang', 'en'], 'zh_CN.UTF-8')).not.toMatch(/\p{Script=Han}/u)
    expect(first(['--lang=zh'], 'en_US.UTF-8')).toMatch(/\p{Script=Han}/u)
  })
})

describe('the command line', () => {
  it('exits with 2 when it is not understood, for 1 means that a check fails', () => {
    expect(mingqian([]).status).toBe(2)
    expect(mingqian(['verify']).status).toBe(2)
    expect(mingqian(['shuffle']).status).toBe(2)
    expect(mingqian(['verify', vector('vector-1-00'), '--commitment', 'ab']).status).toBe(2)
    expect(mingqian(['verify', '--colour', vector('vector-1-00')]).status).toBe(2)
    expect(mingqian(['--help']).status).toBe(0)
  })
})

const majorOf = (node: string): number =>
  Number.parseInt(spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout ?? '', 10)

/** A Node on the path that is too old to run TypeScript, if this machine has one. */
const older = (process.env.PATH ?? '')
  .split(delimiter)
  .map(directory => join(directory, 'node'))
  .find(node => existsSync(node) && majorOf(node) < 24)

describe.skipIf(older === undefined)('under the older Node of this machine', () => {
  it('starts again under the Node that came with the installation', () => {
    const node = older!
    const bundle = vector('vector-1-00')
    expect(mingqian(['verify', bundle], { node }).status).toBe(0)
    expect(mingqian(['verify', '-'], { node, input: '{}' }).status).toBe(2)
    const input = readFileSync(bundle, 'utf8')
    expect(mingqian(['draw', '-'], { node, input }).stdout).toBe(`${input}\n`)
  })
})
