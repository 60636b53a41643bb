import { expect, test } from 'vitest';
import { feedOf } from '../../sites/feed-name';

test.each([
  ['https://huggingface.co/papers', 'huggingface.co/papers'],
  ['https://huggingface.co/papers?date=2026-01-15', 'huggingface.co/papers'],
  ['https://huggingface.co/papers/date/2026-01-15', 'huggingface.co/papers'],
  ['https://huggingface.co/papers/week/2026-W03', 'huggingface.co/papers'],
  ['https://huggingface.co/papers/trending', 'huggingface.co/papers/trending'],
  ['https://huggingface.co/papers?q=diffusion&utm_source=x', 'huggingface.co/papers?q=diffusion'],
  ['https://arxiv.org/list/cs.CL/new', 'arxiv.org/list/cs.CL/new'],
  ['https://arxiv.org/list/cs.CL/recent?skip=50&show=50', 'arxiv.org/list/cs.CL/recent'],
  ['https://arxiv.org/list/cs.CL/2026-01', 'arxiv.org/list/cs.CL'],
  ['https://arxiv.org/catchup/cs.CL/2026-01-15?abs=True', 'arxiv.org/catchup/cs.CL?abs=True'],
  ['https://openreview.net/group?id=ICLR.cc/2026/Conference#tab-accept', 'openreview.net/group?id=ICLR.cc%2F2026%2FConference'],
  ['https://example.org/?b=2&a=1&empty=', 'example.org?a=1&b=2'],
])('%s is the feed %s', (address, name) => {
  expect(feedOf(new URL(address))).toBe(name);
});

test('a name has an end', () => {
  expect(feedOf(new URL(`https://example.org/?q=${'x'.repeat(5000)}`))).toHaveLength(300);
});
