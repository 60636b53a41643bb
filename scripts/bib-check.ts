import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findTex } from './programs.mjs';

/** A style of BibTeX: the plainest, and the one that prints DOIs and addresses. */
export type Style = 'plain' | 'plainnat';

/** A style of BibTeX, or biber with biblatex. */
export type Engine = Style | 'biber';
const ENGINES: readonly Engine[] = ['plain', 'plainnat', 'biber'];

/** What one engine and pdfLaTeX after it said of a bibliography. */
export interface EngineReport {
  engine: Engine;
  /** Entries that came through. */
  entries: number;
  warnings: number;
  errors: number;
  /** The warnings and errors, at most 50. */
  messages: string[];
  /** Every character pdfLaTeX had no glyph for, as often as it met it. */
  noGlyph: string[];
}

const MOST_MESSAGES = 50;
/** Ten thousand biblatex entries need more than TeX's own memory; log lines must not be broken. */
const TEX_SETTINGS = { extra_mem_top: '80000000', extra_mem_bot: '80000000', max_print_line: '2000' };

/** True when every program the check calls is installed. */
export function hasTex(): boolean {
  return findTex();
}

interface Ended {
  code: number;
  output: string;
}

/** Runs a program to its end, or kills it after the time. Rejects when it cannot be started. */
function run(folder: string, time: number, program: string, ...args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...process.env, ...TEX_SETTINGS },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: time,
      killSignal: 'SIGKILL',
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const output = Buffer.concat(chunks).toString('utf8');
      resolve({ code: code ?? 1, output: signal ? `${output}\nERROR - ${program} was stopped after ${time} ms` : output });
    });
  });
}

async function textOf(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

const linesOf = (text: string, pattern: RegExp) => text.split('\n').filter((line) => pattern.test(line));

const PREAMBLE = String.raw`\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{textcomp,amsmath,amssymb,url}
\makeatletter\def\UTFviii@undefined@err#1{\typeout{NO-GLYPH #1}?}\makeatother
`;

/** What pdfLaTeX says of a document; a character without glyph is neither warning nor error, it is listed. */
async function typeset(folder: string, name: string, time: number): Promise<Omit<EngineReport, 'engine' | 'entries'>> {
  const { code } = await run(folder, time, 'pdflatex', '-interaction=nonstopmode', '-file-line-error', '-draftmode', name);
  const log = await textOf(folder, `${name}.log`);
  const errors = linesOf(log, /^! |^\S*\.(?:tex|bbl|sty|cls|aux):\d+: /).filter((line) => !/Emergency stop|==> Fatal/.test(line));
  if (code !== 0 && errors.length === 0) errors.push(`pdflatex ended with ${code}`);
  const warnings = linesOf(log, /Missing character|(?:LaTeX|Package \w+) Warning/).filter(
    (line) => !/[Rr]erun|may have changed|backend|undefined refer/.test(line),
  );
  const noGlyph = linesOf(log, /^NO-GLYPH /).map((line) =>
    line
      .slice('NO-GLYPH '.length)
      .replace(/^\\u8:/, '')
      .trim(),
  );
  return { errors: errors.length, warnings: warnings.length, messages: [...errors, ...warnings], noGlyph };
}

async function withBibtex(folder: string, style: Style, time: number): Promise<EngineReport> {
  const job = `by-${style}`;
  await writeFile(join(folder, `${job}.aux`), `\\relax\n\\citation{*}\n\\bibstyle{${style}}\n\\bibdata{library}\n`);
  const { code } = await run(folder, time, 'bibtex', job);
  const log = await textOf(folder, `${job}.blg`);
  const warnings = linesOf(log, /^Warning--/);
  const counted = Number(/\(There (?:was|were) (\d+) error message/.exec(log)?.[1] ?? 0);
  const errors = Math.max(counted, code > 1 ? 1 : 0);
  const problems = errors > 0 ? linesOf(log, /---line|^I |^Repeated entry|^Too many|^Sorry|^Name \d+ in/) : [];
  const entries = linesOf(await textOf(folder, `${job}.bbl`), /^\s*\\bibitem/).length;
  const natbib = style === 'plainnat' ? '\\usepackage[numbers]{natbib}\n' : '';
  const body = entries > 0 ? `\\input{${job}.bbl}\n` : '';
  const links = '\\providecommand{\\href}[2]{#2}\\providecommand{\\doi}[1]{\\url{#1}}\n';
  await writeFile(join(folder, `${job}-doc.tex`), `${PREAMBLE}${natbib}${links}\\begin{document}\nx\n${body}\\end{document}\n`);
  const tex = await typeset(folder, `${job}-doc`, time);
  return {
    engine: style,
    entries,
    warnings: warnings.length + tex.warnings,
    errors: errors + tex.errors,
    messages: [...problems, ...warnings, ...tex.messages].slice(0, MOST_MESSAGES),
    noGlyph: tex.noGlyph,
  };
}

async function withBiber(folder: string, time: number): Promise<EngineReport> {
  const job = 'by-biber';
  const document = String.raw`${PREAMBLE}\usepackage[backend=biber,style=numeric,sorting=none,maxnames=99]{biblatex}
\addbibresource{library.bib}
\begin{document}
\nocite{*}
\printbibliography
\end{document}
`;
  await writeFile(join(folder, `${job}.tex`), document);
  await run(folder, time, 'pdflatex', '-interaction=nonstopmode', '-draftmode', job);
  const { code, output } = await run(folder, time, 'biber', '--nodieonerror', job);
  const warnings = linesOf(output, /^WARN /);
  const errors = linesOf(output, /^(?:ERROR|FATAL) /);
  if (code !== 0 && errors.length === 0) errors.push(`biber ended with ${code}: ${output.slice(-300)}`);
  const entries = linesOf(await textOf(folder, `${job}.bbl`), /^\s*\\entry\{/).length;
  const tex = await typeset(folder, job, time);
  return {
    engine: 'biber',
    entries,
    warnings: warnings.length + tex.warnings,
    errors: errors.length + tex.errors,
    messages: [...errors, ...warnings, ...tex.messages].slice(0, MOST_MESSAGES),
    noGlyph: tex.noGlyph,
  };
}

export interface CheckOptions {
  dialect: 'bibtex' | 'biblatex';
  /** What is run; when missing, all for the bibtex dialect and biber for biblatex. */
  engines?: readonly Engine[];
  /** How long one program may take, in ms. */
  time?: number;
}

/**
 * Runs the real programs over a bibliography: BibTeX with two styles and biber for the bibtex dialect, biber alone for biblatex, each
 * followed by pdfLaTeX.
 */
export async function checkBib(text: string, options: CheckOptions): Promise<EngineReport[]> {
  const time = options.time ?? 120_000;
  const folder = await mkdtemp(join(tmpdir(), 'bib-check-'));
  try {
    await writeFile(join(folder, 'library.bib'), text);
    const engines = options.engines ?? (options.dialect === 'bibtex' ? ENGINES : ['biber']);
    // The styles one after the other beside biber, which takes as long as both: two processors are enough.
    const byStyles = async () => {
      const reports: EngineReport[] = [];
      for (const engine of engines) if (engine !== 'biber') reports.push(await withBibtex(folder, engine, time));
      return reports;
    };
    const [biber, bibtex] = await Promise.all([
      engines.includes('biber') ? withBiber(folder, time).then((report) => [report]) : [],
      byStyles(),
    ]);
    return [...bibtex, ...biber];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One line that says what an engine found. */
export function summary(report: EngineReport): string {
  const { engine, entries, warnings, errors, noGlyph } = report;
  const glyphs = noGlyph.length > 0 ? `, ${noGlyph.length} characters without glyph` : '';
  return `${engine}: ${entries} entries, ${warnings} warnings, ${errors} errors${glyphs}`;
}

async function main(file: string, dialect: string): Promise<void> {
  const reports = await checkBib(await readFile(file, 'utf8'), { dialect: dialect === 'biblatex' ? 'biblatex' : 'bibtex' });
  for (const report of reports) {
    console.log(summary(report));
    for (const message of report.messages) console.log(`  ${message}`);
  }
  if (reports.some((report) => report.warnings + report.errors > 0)) process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, dialect = 'bibtex'] = process.argv.slice(2);
  if (file && hasTex()) await main(file, dialect);
  else {
    console.error(file ? 'bibtex, biber and pdflatex are needed.' : 'Usage: tsx scripts/bib-check.ts library.bib [bibtex|biblatex]');
    process.exitCode = 2;
  }
}
