// @ts-nocheck
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
import type { Comparator } from '../../../data/schema/target.ts';
import { ceil, compare, floor, isZero, multiply, ONE, type Ratio, ratio } from './ratio.ts';
export type Direction = 'floor' | 'ceil';

/** What of a target decides how a value beside it is shown. */
interface FeedTarget {
  comparator: Comparator;
  value: string;
  unit: string;
}
const HUNDRED = ratio(100n);

/** The direction of rounding that cannot contradict a verdict by this comparator (semantics 2.10 R2). */
export function directionFor(comparator: Comparator): Direction {
  if (stryMutAct_9fa48("15")) {
    {}
  } else {
    stryCov_9fa48("15");
    return (stryMutAct_9fa48("18") ? comparator === '>=' && comparator === '<' : stryMutAct_9fa48("17") ? false : stryMutAct_9fa48("16") ? true : (stryCov_9fa48("16", "17", "18"), (stryMutAct_9fa48("20") ? comparator !== '>=' : stryMutAct_9fa48("19") ? false : (stryCov_9fa48("19", "20"), comparator === (stryMutAct_9fa48("21") ? "" : (stryCov_9fa48("21"), '>=')))) || (stryMutAct_9fa48("23") ? comparator !== '<' : stryMutAct_9fa48("22") ? false : (stryCov_9fa48("22", "23"), comparator === (stryMutAct_9fa48("24") ? "" : (stryCov_9fa48("24"), '<')))))) ? stryMutAct_9fa48("25") ? "" : (stryCov_9fa48("25"), 'floor') : stryMutAct_9fa48("26") ? "" : (stryCov_9fa48("26"), 'ceil');
  }
}

/** How many decimals a figure with this target has: those of the target, at least 2 (semantics 2.10 R3). */
export function decimalsFor(target: string): number {
  if (stryMutAct_9fa48("27")) {
    {}
  } else {
    stryCov_9fa48("27");
    return stryMutAct_9fa48("28") ? Math.min(2, decimalsOf(target)) : (stryCov_9fa48("28"), Math.max(2, decimalsOf(target)));
  }
}
function decimalsOf(decimal: string): number {
  if (stryMutAct_9fa48("29")) {
    {}
  } else {
    stryCov_9fa48("29");
    return stryMutAct_9fa48("30") ? decimal.split('.')[1]?.length && 0 : (stryCov_9fa48("30"), (stryMutAct_9fa48("31") ? decimal.split('.')[1].length : (stryCov_9fa48("31"), decimal.split(stryMutAct_9fa48("32") ? "" : (stryCov_9fa48("32"), '.'))[1]?.length)) ?? 0);
  }
}

/** A number cut to `decimals` in one direction, as a decimal string with a point (semantics 2.10 R2). */
export function displayNumber(value: Ratio, direction: Direction, decimals: number): string {
  if (stryMutAct_9fa48("33")) {
    {}
  } else {
    stryCov_9fa48("33");
    const scaled = multiply(value, ratio(10n ** BigInt(decimals)));
    const units = (stryMutAct_9fa48("36") ? direction !== 'floor' : stryMutAct_9fa48("35") ? false : stryMutAct_9fa48("34") ? true : (stryCov_9fa48("34", "35", "36"), direction === (stryMutAct_9fa48("37") ? "" : (stryCov_9fa48("37"), 'floor')))) ? floor(scaled) : ceil(scaled);
    const digits = ((stryMutAct_9fa48("41") ? units >= 0n : stryMutAct_9fa48("40") ? units <= 0n : stryMutAct_9fa48("39") ? false : stryMutAct_9fa48("38") ? true : (stryCov_9fa48("38", "39", "40", "41"), units < 0n)) ? stryMutAct_9fa48("42") ? +units : (stryCov_9fa48("42"), -units) : units).toString().padStart(stryMutAct_9fa48("43") ? decimals - 1 : (stryCov_9fa48("43"), decimals + 1), stryMutAct_9fa48("44") ? "" : (stryCov_9fa48("44"), '0'));
    const sign = (stryMutAct_9fa48("48") ? units >= 0n : stryMutAct_9fa48("47") ? units <= 0n : stryMutAct_9fa48("46") ? false : stryMutAct_9fa48("45") ? true : (stryCov_9fa48("45", "46", "47", "48"), units < 0n)) ? stryMutAct_9fa48("49") ? "" : (stryCov_9fa48("49"), '-') : stryMutAct_9fa48("50") ? "Stryker was here!" : (stryCov_9fa48("50"), '');
    if (stryMutAct_9fa48("53") ? decimals !== 0 : stryMutAct_9fa48("52") ? false : stryMutAct_9fa48("51") ? true : (stryCov_9fa48("51", "52", "53"), decimals === 0)) return stryMutAct_9fa48("54") ? sign - digits : (stryCov_9fa48("54"), sign + digits);
    return stryMutAct_9fa48("55") ? `` : (stryCov_9fa48("55"), `${sign}${stryMutAct_9fa48("56") ? digits : (stryCov_9fa48("56"), digits.slice(0, stryMutAct_9fa48("57") ? +decimals : (stryCov_9fa48("57"), -decimals)))}.${stryMutAct_9fa48("58") ? digits : (stryCov_9fa48("58"), digits.slice(stryMutAct_9fa48("59") ? +decimals : (stryCov_9fa48("59"), -decimals)))}`);
  }
}

/**
 * A share of 1 as a percentage, cut in one direction. 0 and 100 are printed for exactly 0 and exactly 1 alone
 * (semantics 2.10 R4): where cutting would give one of them for something else, as many decimals more are printed as it
 * takes to tell the two apart, because the feed has decimals only and no room for "< 0.01".
 */
export function displayShare(share: Ratio, direction: Direction, decimals: number): string {
  if (stryMutAct_9fa48("60")) {
    {}
  } else {
    stryCov_9fa48("60");
    const percent = multiply(share, HUNDRED);
    let places = decimals;
    if (stryMutAct_9fa48("61")) {
      for (; false;) {
        const text = displayNumber(percent, direction, places);
        const claimsZero = /^-?0(\.0+)?$/.test(text) && !isZero(share);
        const claimsAll = /^100(\.0+)?$/.test(text) && compare(share, ONE) !== 0;
        if (!claimsZero && !claimsAll) return text;
        places += 1;
      }
    } else {
      stryCov_9fa48("61");
      for (;;) {
        if (stryMutAct_9fa48("62")) {
          {}
        } else {
          stryCov_9fa48("62");
          const text = displayNumber(percent, direction, places);
          const claimsZero = stryMutAct_9fa48("65") ? /^-?0(\.0+)?$/.test(text) || !isZero(share) : stryMutAct_9fa48("64") ? false : stryMutAct_9fa48("63") ? true : (stryCov_9fa48("63", "64", "65"), (stryMutAct_9fa48("70") ? /^-?0(\.0)?$/ : stryMutAct_9fa48("69") ? /^-?0(\.0+)$/ : stryMutAct_9fa48("68") ? /^-0(\.0+)?$/ : stryMutAct_9fa48("67") ? /^-?0(\.0+)?/ : stryMutAct_9fa48("66") ? /-?0(\.0+)?$/ : (stryCov_9fa48("66", "67", "68", "69", "70"), /^-?0(\.0+)?$/)).test(text) && (stryMutAct_9fa48("71") ? isZero(share) : (stryCov_9fa48("71"), !isZero(share))));
          const claimsAll = stryMutAct_9fa48("74") ? /^100(\.0+)?$/.test(text) || compare(share, ONE) !== 0 : stryMutAct_9fa48("73") ? false : stryMutAct_9fa48("72") ? true : (stryCov_9fa48("72", "73", "74"), (stryMutAct_9fa48("78") ? /^100(\.0)?$/ : stryMutAct_9fa48("77") ? /^100(\.0+)$/ : stryMutAct_9fa48("76") ? /^100(\.0+)?/ : stryMutAct_9fa48("75") ? /100(\.0+)?$/ : (stryCov_9fa48("75", "76", "77", "78"), /^100(\.0+)?$/)).test(text) && (stryMutAct_9fa48("80") ? compare(share, ONE) === 0 : stryMutAct_9fa48("79") ? true : (stryCov_9fa48("79", "80"), compare(share, ONE) !== 0)));
          if (stryMutAct_9fa48("83") ? !claimsZero || !claimsAll : stryMutAct_9fa48("82") ? false : stryMutAct_9fa48("81") ? true : (stryCov_9fa48("81", "82", "83"), (stryMutAct_9fa48("84") ? claimsZero : (stryCov_9fa48("84"), !claimsZero)) && (stryMutAct_9fa48("85") ? claimsAll : (stryCov_9fa48("85"), !claimsAll)))) return text;
          stryMutAct_9fa48("86") ? places -= 1 : (stryCov_9fa48("86"), places += 1);
        }
      }
    }
  }
}

/**
 * A value in its target's unit, cut in the direction that cannot contradict the comparator. Milliseconds and counts have
 * the decimals of the target, others at least two; a percentage is given as a share of 1.
 */
export function displayValue(value: Ratio, {
  comparator,
  value: target,
  unit
}: FeedTarget): string {
  if (stryMutAct_9fa48("87")) {
    {}
  } else {
    stryCov_9fa48("87");
    const direction = directionFor(comparator);
    if (stryMutAct_9fa48("90") ? unit !== '%' : stryMutAct_9fa48("89") ? false : stryMutAct_9fa48("88") ? true : (stryCov_9fa48("88", "89", "90"), unit === (stryMutAct_9fa48("91") ? "" : (stryCov_9fa48("91"), '%')))) return displayShare(value, direction, decimalsFor(target));
    if (stryMutAct_9fa48("94") ? unit !== 'ms' : stryMutAct_9fa48("93") ? false : stryMutAct_9fa48("92") ? true : (stryCov_9fa48("92", "93", "94"), unit === (stryMutAct_9fa48("95") ? "" : (stryCov_9fa48("95"), 'ms')))) return displayNumber(value, direction, 0);
    return displayNumber(value, direction, (stryMutAct_9fa48("98") ? value.den !== 1n : stryMutAct_9fa48("97") ? false : stryMutAct_9fa48("96") ? true : (stryCov_9fa48("96", "97", "98"), value.den === 1n)) ? decimalsOf(target) : decimalsFor(target));
  }
}