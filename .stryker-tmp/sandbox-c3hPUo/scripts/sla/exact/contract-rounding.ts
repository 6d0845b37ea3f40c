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
import type { Objective } from '../../../data/schema/objective.ts';
import type { Target } from '../../../data/schema/target.ts';
import { add, ceil, floor, multiply, type Ratio, ratio } from './ratio.ts';
import { satisfies } from './target.ts';
type Rounding = NonNullable<Objective['contractRounding']>;

/** A value, exact and in the form of `targetValue`, as the contract rounds it before it is compared: per cent for `%`. */
export function contractRounded(value: Ratio, unit: Target['unit'], {
  decimals,
  mode
}: Rounding): Ratio {
  if (stryMutAct_9fa48("0")) {
    {}
  } else {
    stryCov_9fa48("0");
    const places = 10n ** BigInt((stryMutAct_9fa48("3") ? unit !== '%' : stryMutAct_9fa48("2") ? false : stryMutAct_9fa48("1") ? true : (stryCov_9fa48("1", "2", "3"), unit === (stryMutAct_9fa48("4") ? "" : (stryCov_9fa48("4"), '%')))) ? stryMutAct_9fa48("5") ? decimals - 2 : (stryCov_9fa48("5"), decimals + 2) : decimals);
    const scaled = multiply(value, ratio(places));
    const half = (stryMutAct_9fa48("8") ? mode !== 'half-up' : stryMutAct_9fa48("7") ? false : stryMutAct_9fa48("6") ? true : (stryCov_9fa48("6", "7", "8"), mode === (stryMutAct_9fa48("9") ? "" : (stryCov_9fa48("9"), 'half-up')))) ? add(scaled, ratio(1, 2)) : scaled;
    return ratio((stryMutAct_9fa48("12") ? mode !== 'ceil' : stryMutAct_9fa48("11") ? false : stryMutAct_9fa48("10") ? true : (stryCov_9fa48("10", "11", "12"), mode === (stryMutAct_9fa48("13") ? "" : (stryCov_9fa48("13"), 'ceil')))) ? ceil(half) : floor(half), places);
  }
}

/**
 * Whether a value keeps an objective's target: unrounded (semantics 2.10 R1), but as the contract rounds it where the
 * contract itself says that it does (R5).
 */
export function keeps(value: Ratio, {
  target,
  contractRounding
}: {
  target: Target;
  contractRounding?: Rounding | undefined;
}): boolean {
  if (stryMutAct_9fa48("14")) {
    {}
  } else {
    stryCov_9fa48("14");
    return satisfies(contractRounding ? contractRounded(value, target.unit, contractRounding) : value, target);
  }
}