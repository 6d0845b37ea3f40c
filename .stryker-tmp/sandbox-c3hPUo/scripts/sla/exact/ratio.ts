/** An exact rational number in lowest terms, `den` > 0. Everything that a verdict depends on is one (semantics 2.10 R1). */
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
export interface Ratio {
  readonly num: bigint;
  readonly den: bigint;
}
export const ZERO: Ratio = stryMutAct_9fa48("99") ? {} : (stryCov_9fa48("99"), {
  num: 0n,
  den: 1n
});
export const ONE: Ratio = stryMutAct_9fa48("100") ? {} : (stryCov_9fa48("100"), {
  num: 1n,
  den: 1n
});
function gcd(a: bigint, b: bigint): bigint {
  if (stryMutAct_9fa48("101")) {
    {}
  } else {
    stryCov_9fa48("101");
    let [x, y] = stryMutAct_9fa48("102") ? [] : (stryCov_9fa48("102"), [(stryMutAct_9fa48("106") ? a >= 0n : stryMutAct_9fa48("105") ? a <= 0n : stryMutAct_9fa48("104") ? false : stryMutAct_9fa48("103") ? true : (stryCov_9fa48("103", "104", "105", "106"), a < 0n)) ? stryMutAct_9fa48("107") ? +a : (stryCov_9fa48("107"), -a) : a, b]);
    while (stryMutAct_9fa48("109") ? y === 0n : stryMutAct_9fa48("108") ? false : (stryCov_9fa48("108", "109"), y !== 0n)) [x, y] = stryMutAct_9fa48("110") ? [] : (stryCov_9fa48("110"), [y, stryMutAct_9fa48("111") ? x * y : (stryCov_9fa48("111"), x % y)]);
    return x;
  }
}

/** `num / den` in lowest terms; `den` must not be 0. Numbers must be integers. */
export function ratio(num: bigint | number, den: bigint | number = 1n): Ratio {
  if (stryMutAct_9fa48("112")) {
    {}
  } else {
    stryCov_9fa48("112");
    const [n, d] = stryMutAct_9fa48("113") ? [] : (stryCov_9fa48("113"), [BigInt(num), BigInt(den)]);
    if (stryMutAct_9fa48("116") ? d !== 0n : stryMutAct_9fa48("115") ? false : stryMutAct_9fa48("114") ? true : (stryCov_9fa48("114", "115", "116"), d === 0n)) throw new RangeError(stryMutAct_9fa48("118") ? "" : (stryCov_9fa48("118"), 'a ratio needs a denominator other than 0'));
    const sign = (stryMutAct_9fa48("122") ? d >= 0n : stryMutAct_9fa48("121") ? d <= 0n : stryMutAct_9fa48("120") ? false : stryMutAct_9fa48("119") ? true : (stryCov_9fa48("119", "120", "121", "122"), d < 0n)) ? stryMutAct_9fa48("123") ? +1n : (stryCov_9fa48("123"), -1n) : 1n;
    const divisor = gcd(n, stryMutAct_9fa48("124") ? d / sign : (stryCov_9fa48("124"), d * sign));
    return stryMutAct_9fa48("125") ? {} : (stryCov_9fa48("125"), {
      num: stryMutAct_9fa48("126") ? sign * n * divisor : (stryCov_9fa48("126"), (stryMutAct_9fa48("127") ? sign / n : (stryCov_9fa48("127"), sign * n)) / divisor),
      den: stryMutAct_9fa48("128") ? sign * d * divisor : (stryCov_9fa48("128"), (stryMutAct_9fa48("129") ? sign / d : (stryCov_9fa48("129"), sign * d)) / divisor)
    });
  }
}

/** Read a decimal as written, exactly: `99.95` is 1999/20. */
export function parseDecimal(text: string): Ratio {
  if (stryMutAct_9fa48("130")) {
    {}
  } else {
    stryCov_9fa48("130");
    const match = (stryMutAct_9fa48("138") ? /^(-?)(\d+)(?:\.(\D+))?$/ : stryMutAct_9fa48("137") ? /^(-?)(\d+)(?:\.(\d))?$/ : stryMutAct_9fa48("136") ? /^(-?)(\d+)(?:\.(\d+))$/ : stryMutAct_9fa48("135") ? /^(-?)(\D+)(?:\.(\d+))?$/ : stryMutAct_9fa48("134") ? /^(-?)(\d)(?:\.(\d+))?$/ : stryMutAct_9fa48("133") ? /^(-)(\d+)(?:\.(\d+))?$/ : stryMutAct_9fa48("132") ? /^(-?)(\d+)(?:\.(\d+))?/ : stryMutAct_9fa48("131") ? /(-?)(\d+)(?:\.(\d+))?$/ : (stryCov_9fa48("131", "132", "133", "134", "135", "136", "137", "138"), /^(-?)(\d+)(?:\.(\d+))?$/)).exec(text);
    if (stryMutAct_9fa48("141") ? false : stryMutAct_9fa48("140") ? true : stryMutAct_9fa48("139") ? match : (stryCov_9fa48("139", "140", "141"), !match)) throw new SyntaxError(stryMutAct_9fa48("143") ? `` : (stryCov_9fa48("143"), `expected a decimal with a point, as in "99.95", found "${text}"`));
    const [, sign, whole, fraction = stryMutAct_9fa48("144") ? "Stryker was here!" : (stryCov_9fa48("144"), '')] = match;
    return ratio(BigInt(stryMutAct_9fa48("145") ? `` : (stryCov_9fa48("145"), `${sign}${whole}${fraction}`)), 10n ** BigInt(fraction.length));
  }
}

/** A percentage as written, as a share of 1. */
export function parsePercent(text: string): Ratio {
  if (stryMutAct_9fa48("146")) {
    {}
  } else {
    stryCov_9fa48("146");
    return divide(parseDecimal(text), ratio(100n));
  }
}
export function add(a: Ratio, b: Ratio): Ratio {
  if (stryMutAct_9fa48("147")) {
    {}
  } else {
    stryCov_9fa48("147");
    return ratio(stryMutAct_9fa48("148") ? a.num * b.den - b.num * a.den : (stryCov_9fa48("148"), (stryMutAct_9fa48("149") ? a.num / b.den : (stryCov_9fa48("149"), a.num * b.den)) + (stryMutAct_9fa48("150") ? b.num / a.den : (stryCov_9fa48("150"), b.num * a.den))), stryMutAct_9fa48("151") ? a.den / b.den : (stryCov_9fa48("151"), a.den * b.den));
  }
}
export function subtract(a: Ratio, b: Ratio): Ratio {
  if (stryMutAct_9fa48("152")) {
    {}
  } else {
    stryCov_9fa48("152");
    return ratio(stryMutAct_9fa48("153") ? a.num * b.den + b.num * a.den : (stryCov_9fa48("153"), (stryMutAct_9fa48("154") ? a.num / b.den : (stryCov_9fa48("154"), a.num * b.den)) - (stryMutAct_9fa48("155") ? b.num / a.den : (stryCov_9fa48("155"), b.num * a.den))), stryMutAct_9fa48("156") ? a.den / b.den : (stryCov_9fa48("156"), a.den * b.den));
  }
}
export function multiply(a: Ratio, b: Ratio): Ratio {
  if (stryMutAct_9fa48("157")) {
    {}
  } else {
    stryCov_9fa48("157");
    return ratio(stryMutAct_9fa48("158") ? a.num / b.num : (stryCov_9fa48("158"), a.num * b.num), stryMutAct_9fa48("159") ? a.den / b.den : (stryCov_9fa48("159"), a.den * b.den));
  }
}
export function divide(a: Ratio, b: Ratio): Ratio {
  if (stryMutAct_9fa48("160")) {
    {}
  } else {
    stryCov_9fa48("160");
    return ratio(stryMutAct_9fa48("161") ? a.num / b.den : (stryCov_9fa48("161"), a.num * b.den), stryMutAct_9fa48("162") ? a.den / b.num : (stryCov_9fa48("162"), a.den * b.num));
  }
}

/** Negative, 0 or positive as `a` is less than, equal to or more than `b`. */
export function compare(a: Ratio, b: Ratio): number {
  if (stryMutAct_9fa48("163")) {
    {}
  } else {
    stryCov_9fa48("163");
    const left = stryMutAct_9fa48("164") ? a.num / b.den : (stryCov_9fa48("164"), a.num * b.den);
    const right = stryMutAct_9fa48("165") ? b.num / a.den : (stryCov_9fa48("165"), b.num * a.den);
    return (stryMutAct_9fa48("169") ? left >= right : stryMutAct_9fa48("168") ? left <= right : stryMutAct_9fa48("167") ? false : stryMutAct_9fa48("166") ? true : (stryCov_9fa48("166", "167", "168", "169"), left < right)) ? stryMutAct_9fa48("170") ? +1 : (stryCov_9fa48("170"), -1) : (stryMutAct_9fa48("174") ? left <= right : stryMutAct_9fa48("173") ? left >= right : stryMutAct_9fa48("172") ? false : stryMutAct_9fa48("171") ? true : (stryCov_9fa48("171", "172", "173", "174"), left > right)) ? 1 : 0;
  }
}
export function isZero(a: Ratio): boolean {
  if (stryMutAct_9fa48("175")) {
    {}
  } else {
    stryCov_9fa48("175");
    return stryMutAct_9fa48("178") ? a.num !== 0n : stryMutAct_9fa48("177") ? false : stryMutAct_9fa48("176") ? true : (stryCov_9fa48("176", "177", "178"), a.num === 0n);
  }
}
export function max(a: Ratio, b: Ratio): Ratio {
  if (stryMutAct_9fa48("179")) {
    {}
  } else {
    stryCov_9fa48("179");
    return (stryMutAct_9fa48("183") ? compare(a, b) < 0 : stryMutAct_9fa48("182") ? compare(a, b) > 0 : stryMutAct_9fa48("181") ? false : stryMutAct_9fa48("180") ? true : (stryCov_9fa48("180", "181", "182", "183"), compare(a, b) >= 0)) ? a : b;
  }
}
export function min(a: Ratio, b: Ratio): Ratio {
  if (stryMutAct_9fa48("184")) {
    {}
  } else {
    stryCov_9fa48("184");
    return (stryMutAct_9fa48("188") ? compare(a, b) > 0 : stryMutAct_9fa48("187") ? compare(a, b) < 0 : stryMutAct_9fa48("186") ? false : stryMutAct_9fa48("185") ? true : (stryCov_9fa48("185", "186", "187", "188"), compare(a, b) <= 0)) ? a : b;
  }
}

/** The greatest integer that is not above `a`. */
export function floor(a: Ratio): bigint {
  if (stryMutAct_9fa48("189")) {
    {}
  } else {
    stryCov_9fa48("189");
    const down = stryMutAct_9fa48("190") ? a.num * a.den : (stryCov_9fa48("190"), a.num / a.den);
    return (stryMutAct_9fa48("193") ? a.num < 0n || down * a.den !== a.num : stryMutAct_9fa48("192") ? false : stryMutAct_9fa48("191") ? true : (stryCov_9fa48("191", "192", "193"), (stryMutAct_9fa48("196") ? a.num >= 0n : stryMutAct_9fa48("195") ? a.num <= 0n : stryMutAct_9fa48("194") ? true : (stryCov_9fa48("194", "195", "196"), a.num < 0n)) && (stryMutAct_9fa48("198") ? down * a.den === a.num : stryMutAct_9fa48("197") ? true : (stryCov_9fa48("197", "198"), (stryMutAct_9fa48("199") ? down / a.den : (stryCov_9fa48("199"), down * a.den)) !== a.num)))) ? stryMutAct_9fa48("200") ? down + 1n : (stryCov_9fa48("200"), down - 1n) : down;
  }
}

/** The least integer that is not below `a`. */
export function ceil(a: Ratio): bigint {
  if (stryMutAct_9fa48("201")) {
    {}
  } else {
    stryCov_9fa48("201");
    return stryMutAct_9fa48("202") ? +floor({
      num: -a.num,
      den: a.den
    }) : (stryCov_9fa48("202"), -floor(stryMutAct_9fa48("203") ? {} : (stryCov_9fa48("203"), {
      num: stryMutAct_9fa48("204") ? +a.num : (stryCov_9fa48("204"), -a.num),
      den: a.den
    })));
  }
}