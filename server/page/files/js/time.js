// Days on an axis.

import { language } from "./messages.js";

const DAY = 86400000;

// moment is an ISO date or time, as precise as it is (2012, 2012-11, 2012-11-20,
// 2012-11-20T15:00), in milliseconds of UTC; NaN if it is none.
export function moment(iso) {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2})(?::(\d{2}))?)?/.exec(iso ?? "");
  if (!parts) return NaN;
  const [, year, month = "1", day = "1", hour = "0", minute = "0"] = parts;
  const date = new Date(0);
  // setUTCFullYear, since Date.UTC takes the year 50 for 1950.
  date.setUTCFullYear(+year, month - 1, +day);
  date.setUTCHours(+hour, +minute);
  return date.getTime();
}

// ticks are round places of an axis, at most count or so: [{at, text}].
export function ticks(from, to, count) {
  const days = (to - from) / DAY / count;
  const out = [];
  const add = (at, options) => {
    if (at >= from && at <= to) out.push({ at, text: new Intl.DateTimeFormat(language(), { timeZone: "UTC", ...options }).format(at) });
  };
  const first = new Date(from).getUTCFullYear();
  const last = new Date(to).getUTCFullYear();
  if (days > 300) {
    const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((years) => years * 365 >= days) ?? 1000;
    for (let year = Math.ceil(first / step) * step; year <= last; year += step) add(moment(String(year).padStart(4, "0")), { year: "numeric" });
  } else if (days > 20) {
    const step = [1, 2, 3, 6].find((months) => months * 30 >= days) ?? 12;
    for (let year = first; year <= last; year++) {
      for (let month = 0; month < 12; month += step) add(Date.UTC(year, month, 1), { year: "numeric", month: "short" });
    }
  } else {
    const step = [1, 2, 7, 14].find((few) => few >= days) ?? 14;
    for (let at = Math.ceil(from / DAY) * DAY; at <= to; at += step * DAY) add(at, { month: "short", day: "numeric" });
  }
  return out;
}

// axis is an interval of time that holds all moments given, with some air around;
// beyond the last there are at least after milliseconds, for what has not ended.
export function axis(moments, after = 0) {
  const known = moments.filter(Number.isFinite);
  const first = Math.min(...known);
  const last = Math.max(...known);
  const air = Math.max((last - first) * 0.05, 2 * DAY);
  const from = first - air;
  const to = last + Math.max(air, after);
  return { from, to, at: (moment) => (moment - from) / (to - from) };
}
