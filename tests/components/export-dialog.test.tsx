// @vitest-environment jsdom
import { useState } from 'preact/hooks';
import { describe, expect, it, vi } from 'vitest';
import { ExportDialog, type Scope } from '../../components/export-dialog';
import type { Options } from '../../components/format-options-field';
import { FORMATS, type FormatId } from '../../formats/export';
import { click, draw, named, settle } from './draw';

const onExport = vi.fn();
const onClose = vi.fn();
let now: Options = {};

function Dialog({ counts, unprintable = 0 }: { counts: Record<Scope, number>; unprintable?: number }) {
  const [scope, setScope] = useState<Scope>('all');
  const [format, setFormat] = useState<FormatId>('bibtex');
  const [options, setOptions] = useState<Options>({ ...FORMATS.bibtex.defaults });
  now = options;
  return (
    <ExportDialog
      counts={counts}
      scope={scope}
      format={format}
      options={options}
      onFormat={(next) => {
        setFormat(next);
        setOptions({ ...FORMATS[next].defaults });
      }}
      fileName="library.bib"
      preview="@misc{a,}"
      unprintable={unprintable}
      problem=""
      onScope={setScope}
      onOptions={setOptions}
      onFileName={() => undefined}
      onExport={onExport}
      onClose={onClose}
    />
  );
}

const choose = (label: string, value: string) => {
  const field = [...document.querySelectorAll('.pick-field')]
    .find((one) => one.querySelector('label')?.textContent === label)
    ?.querySelector('select');
  settle(() => {
    if (field) field.value = value;
    field?.dispatchEvent(new Event('change', { bubbles: true }));
  });
};

describe('the export dialog', () => {
  it('offers only what there is to export, and says how much', () => {
    draw(<Dialog counts={{ all: 12, shown: 0, chosen: 1 }} />);
    expect([...document.querySelectorAll('.scopes .choice')].map((one) => one.textContent)).toEqual([
      'Everything12 papers',
      'The selection1 paper',
    ]);
    expect(named('button', 'Export 12 entries')).toBeTruthy();
    click(named('.scopes input', /^The selection/));
    expect(named('button', 'Export 1 entry')).toBeTruthy();
  });

  it('lets the characters follow the format until they are chosen', () => {
    draw(<Dialog counts={{ all: 1, shown: 0, chosen: 0 }} />);
    const characters = () => document.querySelectorAll('select')[1]?.value;
    expect(characters()).toBe('latex');
    choose('Format', 'biblatex');
    expect([characters(), now.escape]).toEqual(['utf8', undefined]);
    choose('Characters', 'latex');
    expect(now.escape).toBe('latex');
    choose('Format', 'bibtex');
    expect(now.escape).toBeUndefined();
  });

  it('changes one option at a time', () => {
    draw(<Dialog counts={{ all: 1, shown: 0, chosen: 0 }} />);
    click(named('input', 'Abstracts'));
    choose('arXiv papers as', 'article');
    expect(now).toEqual({ ...FORMATS.bibtex.defaults, abstract: true, arxivAs: 'article' });
  });

  it('offers of each format what it can be told, and nothing else', () => {
    draw(<Dialog counts={{ all: 1, shown: 0, chosen: 0 }} />);
    const labels = () => [...document.querySelectorAll('.pick-field label')].map((one) => one.textContent);
    choose('Format', 'references');
    expect(labels()).toEqual(['Format', 'Style', 'Names of venues', 'Sorted by']);
    choose('Style', 'ieee');
    expect(now.style).toBe('ieee');
    choose('Format', 'csv');
    expect(labels()).toEqual(['Format', 'Names of venues', 'Sorted by']);
    expect(named('input', 'Ratings')).toBeTruthy();
    choose('Format', 'biblatex');
    click(named('input', 'Month'));
    click(named('input', 'ISBN'));
    expect(now.without).toEqual(['month', 'isbn']);
  });

  it('warns of what pdfLaTeX cannot print, and exports all the same', () => {
    draw(<Dialog counts={{ all: 9, shown: 0, chosen: 0 }} unprintable={2} />);
    expect(document.querySelector('.export-warning')?.textContent).toContain('2 entries have characters');
    settle(() => document.querySelector('form')?.requestSubmit());
    expect(onExport).toHaveBeenCalledTimes(1);
    click(named('button', 'Close'));
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
