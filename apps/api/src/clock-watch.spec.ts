import { describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { LiveReadModel } from '@timeline/read-model';
import { ClockWatch } from './clock-watch.js';

describe('the clock', () => {
  it('is warned of once for each newest event that is dated ahead of it', () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    let recordedAt = Date.UTC(2026, 0, 1);
    const watch = new ClockWatch({ reader: { head: () => ({ position: 1, recordedAt }) } } as unknown as LiveReadModel);
    watch.look(Date.UTC(2026, 0, 1) - 59_000);
    expect(warn).not.toHaveBeenCalled();
    for (let turn = 0; turn < 3; turn++) watch.look(Date.UTC(2025, 0, 1));
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]![0]).toContain('the newest event is dated 2026-01-01T00:00:00.000Z');
    recordedAt += 1;
    watch.look(Date.UTC(2025, 0, 1));
    expect(warn).toHaveBeenCalledTimes(2);
    warn.mockRestore();
  });
});
