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
import { add, divide, max, min, multiply, ONE, type Ratio, ratio, subtract, ZERO } from './ratio.ts';

/** The 97.5 % quantile of the normal distribution, 1.95996398454005423552459443052055…, raised in its 30th decimal. */
const Z = ratio(1_959_963_984_540_054_235_524_594_430_521n, 10n ** 30n);
const Z_SQUARED = multiply(Z, Z);
/** Square roots are exact to this many parts of one. */
const SCALE = 10n ** 20n;

/** The least integer whose square is at least `n`, by Newton's method from above. */
function rootUp(n: bigint): bigint {
  if (stryMutAct_9fa48("246")) {
    {}
  } else {
    stryCov_9fa48("246");
    if (stryMutAct_9fa48("250") ? n >= 2n : stryMutAct_9fa48("249") ? n <= 2n : stryMutAct_9fa48("248") ? false : stryMutAct_9fa48("247") ? true : (stryCov_9fa48("247", "248", "249", "250"), n < 2n)) return n;
    let root = 1n << BigInt(Math.ceil(stryMutAct_9fa48("251") ? n.toString(2).length * 2 : (stryCov_9fa48("251"), n.toString(2).length / 2)));
    if (stryMutAct_9fa48("252")) {
      for (; false;) {
        const next = (root + n / root) / 2n;
        if (next >= root) return root * root < n ? root + 1n : root;
        root = next;
      }
    } else {
      stryCov_9fa48("252");
      for (;;) {
        if (stryMutAct_9fa48("253")) {
          {}
        } else {
          stryCov_9fa48("253");
          const next = stryMutAct_9fa48("254") ? (root + n / root) * 2n : (stryCov_9fa48("254"), (stryMutAct_9fa48("255") ? root - n / root : (stryCov_9fa48("255"), root + (stryMutAct_9fa48("256") ? n * root : (stryCov_9fa48("256"), n / root)))) / 2n);
          if (stryMutAct_9fa48("260") ? next < root : stryMutAct_9fa48("259") ? next > root : stryMutAct_9fa48("258") ? false : stryMutAct_9fa48("257") ? true : (stryCov_9fa48("257", "258", "259", "260"), next >= root)) return (stryMutAct_9fa48("264") ? root * root >= n : stryMutAct_9fa48("263") ? root * root <= n : stryMutAct_9fa48("262") ? false : stryMutAct_9fa48("261") ? true : (stryCov_9fa48("261", "262", "263", "264"), (stryMutAct_9fa48("265") ? root / root : (stryCov_9fa48("265"), root * root)) < n)) ? stryMutAct_9fa48("266") ? root - 1n : (stryCov_9fa48("266"), root + 1n) : root;
          root = next;
        }
      }
    }
  }
}

/** The square root, raised to the next of `SCALE` parts. */
function squareRootUp({
  num,
  den
}: Ratio): Ratio {
  if (stryMutAct_9fa48("267")) {
    {}
  } else {
    stryCov_9fa48("267");
    return ratio(rootUp(stryMutAct_9fa48("268") ? num * den * SCALE / SCALE : (stryCov_9fa48("268"), (stryMutAct_9fa48("269") ? num * den / SCALE : (stryCov_9fa48("269"), (stryMutAct_9fa48("270") ? num / den : (stryCov_9fa48("270"), num * den)) * SCALE)) * SCALE)), stryMutAct_9fa48("271") ? den / SCALE : (stryCov_9fa48("271"), den * SCALE));
  }
}

/**
 * The Wilson 95 % interval of a share, as shares of 1 (semantics 2.7.7, 2.8). Roots are rounded so that the interval is
 * never narrower than the true one, by less than 10^-17. Its ends never leave 0 to 1, and are exactly 0 where nothing is
 * good and exactly 1 where all is. Of nothing at all any share is possible. Whole numbers, `0 <= good <= valid`.
 */
export function wilson95(good: number | bigint, valid: number | bigint): {
  low: Ratio;
  high: Ratio;
} {
  if (stryMutAct_9fa48("272")) {
    {}
  } else {
    stryCov_9fa48("272");
    const [k, n] = stryMutAct_9fa48("273") ? [] : (stryCov_9fa48("273"), [ratio(good), ratio(valid)]);
    if (stryMutAct_9fa48("276") ? k.num < 0n && k.num > n.num : stryMutAct_9fa48("275") ? false : stryMutAct_9fa48("274") ? true : (stryCov_9fa48("274", "275", "276"), (stryMutAct_9fa48("279") ? k.num >= 0n : stryMutAct_9fa48("278") ? k.num <= 0n : stryMutAct_9fa48("277") ? false : (stryCov_9fa48("277", "278", "279"), k.num < 0n)) || (stryMutAct_9fa48("282") ? k.num <= n.num : stryMutAct_9fa48("281") ? k.num >= n.num : stryMutAct_9fa48("280") ? false : (stryCov_9fa48("280", "281", "282"), k.num > n.num)))) throw new RangeError(stryMutAct_9fa48("284") ? `` : (stryCov_9fa48("284"), `expected 0 to ${valid} good, found ${good}`));
    if (stryMutAct_9fa48("287") ? n.num !== 0n : stryMutAct_9fa48("286") ? false : stryMutAct_9fa48("285") ? true : (stryCov_9fa48("285", "286", "287"), n.num === 0n)) return stryMutAct_9fa48("288") ? {} : (stryCov_9fa48("288"), {
      low: ZERO,
      high: ONE
    });
    const bad = subtract(n, k);
    const root = squareRootUp(add(Z_SQUARED, divide(multiply(ratio(4n), multiply(k, bad)), n)));
    const half = multiply(Z, root);
    const centre = add(add(k, k), Z_SQUARED);
    const whole = multiply(ratio(2n), add(n, Z_SQUARED));
    return stryMutAct_9fa48("289") ? {} : (stryCov_9fa48("289"), {
      low: max(ZERO, divide(subtract(centre, half), whole)),
      high: min(ONE, divide(add(centre, half), whole))
    });
  }
}