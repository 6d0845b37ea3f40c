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
import type { Target } from '../../../data/schema/target.ts';
import { compare, multiply, ONE, parseDecimal, parsePercent, type Ratio, ratio, subtract } from './ratio.ts';

/** A target, in the feed's form too. */
type FeedTarget = Omit<Target, 'unit'> & {
  unit: string;
};

/** A target's value exactly: a share of 1 for `%`, else a number in its unit. */
export function targetValue({
  value,
  unit
}: Omit<FeedTarget, 'comparator'>): Ratio {
  if (stryMutAct_9fa48("205")) {
    {}
  } else {
    stryCov_9fa48("205");
    return (stryMutAct_9fa48("208") ? unit !== '%' : stryMutAct_9fa48("207") ? false : stryMutAct_9fa48("206") ? true : (stryCov_9fa48("206", "207", "208"), unit === (stryMutAct_9fa48("209") ? "" : (stryCov_9fa48("209"), '%')))) ? parsePercent(value) : parseDecimal(value);
  }
}

/** Whether an unrounded value, in the form of `targetValue`, keeps the target (semantics 2.10 R1). */
export function satisfies(value: Ratio, target: FeedTarget): boolean {
  if (stryMutAct_9fa48("210")) {
    {}
  } else {
    stryCov_9fa48("210");
    const {
      comparator
    } = target;
    const order = compare(value, targetValue(target));
    switch (comparator) {
      case stryMutAct_9fa48("212") ? "" : (stryCov_9fa48("212"), '>='):
        if (stryMutAct_9fa48("211")) {} else {
          stryCov_9fa48("211");
          return stryMutAct_9fa48("216") ? order < 0 : stryMutAct_9fa48("215") ? order > 0 : stryMutAct_9fa48("214") ? false : stryMutAct_9fa48("213") ? true : (stryCov_9fa48("213", "214", "215", "216"), order >= 0);
        }
      case stryMutAct_9fa48("218") ? "" : (stryCov_9fa48("218"), '>'):
        if (stryMutAct_9fa48("217")) {} else {
          stryCov_9fa48("217");
          return stryMutAct_9fa48("222") ? order <= 0 : stryMutAct_9fa48("221") ? order >= 0 : stryMutAct_9fa48("220") ? false : stryMutAct_9fa48("219") ? true : (stryCov_9fa48("219", "220", "221", "222"), order > 0);
        }
      case stryMutAct_9fa48("224") ? "" : (stryCov_9fa48("224"), '<='):
        if (stryMutAct_9fa48("223")) {} else {
          stryCov_9fa48("223");
          return stryMutAct_9fa48("228") ? order > 0 : stryMutAct_9fa48("227") ? order < 0 : stryMutAct_9fa48("226") ? false : stryMutAct_9fa48("225") ? true : (stryCov_9fa48("225", "226", "227", "228"), order <= 0);
        }
      case stryMutAct_9fa48("230") ? "" : (stryCov_9fa48("230"), '<'):
        if (stryMutAct_9fa48("229")) {} else {
          stryCov_9fa48("229");
          return stryMutAct_9fa48("234") ? order >= 0 : stryMutAct_9fa48("233") ? order <= 0 : stryMutAct_9fa48("232") ? false : stryMutAct_9fa48("231") ? true : (stryCov_9fa48("231", "232", "233", "234"), order < 0);
        }
    }
  }
}

/** Whether more is better: then there is something to spend, an error budget. */
export function isLowerBound({
  comparator
}: Target): boolean {
  if (stryMutAct_9fa48("235")) {
    {}
  } else {
    stryCov_9fa48("235");
    return stryMutAct_9fa48("238") ? comparator === '>=' && comparator === '>' : stryMutAct_9fa48("237") ? false : stryMutAct_9fa48("236") ? true : (stryCov_9fa48("236", "237", "238"), (stryMutAct_9fa48("240") ? comparator !== '>=' : stryMutAct_9fa48("239") ? false : (stryCov_9fa48("239", "240"), comparator === (stryMutAct_9fa48("241") ? "" : (stryCov_9fa48("241"), '>=')))) || (stryMutAct_9fa48("243") ? comparator !== '>' : stryMutAct_9fa48("242") ? false : (stryCov_9fa48("242", "243"), comparator === (stryMutAct_9fa48("244") ? "" : (stryCov_9fa48("244"), '>')))));
  }
}

/** The error budget: how much of a base in milliseconds may be bad (semantics 2.11). 0 where the target is 100 %. */
export function budgetOf(base: number, {
  value
}: Target): Ratio {
  if (stryMutAct_9fa48("245")) {
    {}
  } else {
    stryCov_9fa48("245");
    return multiply(subtract(ONE, parsePercent(value)), ratio(base));
  }
}