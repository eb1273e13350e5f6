// De hoofdcijfers van een school als script geladen, want fetch() mag niet vanaf file://; en wat er van een verschil
// gezegd mag worden. De regel is die van «bijsluiter compare»: alleen gelijk met gelijk, en niets boven het toeval uit.
(function () {
  'use strict';

  var Z90 = 1.6449;
  var QUANTIELEN = [Z90, 1.96, 2.128, 2.2414, 2.3263, 2.394, 2.45, 2.4977, 2.5392, 2.5758, 2.6086, 2.6383, 2.6653, 2.6901, 2.7131];
  // Waarin twee metingen verschillen, in de volgorde waarin we het zeggen; plaats in de meting.
  var ANDERS = [['unit', 1], ['definition', 0], ['statistic', 2], ['population', 3], ['rung', 4], ['period', 5], ['period', 6], ['moment', 7]];
  var SLEUTEL = /^(\d\d[a-z]{2})-\d{5}(-(bol|bbl|bol-dt|ex))?$/;

  window.bijsluiterCijfers = window.bijsluiterCijfers || {};

  // Laadt de scholen van deze sleutels en geeft per sleutel de opleiding, of null als die er niet is.
  function laad(map, sleutels, klaar) {
    var scholen = {};
    sleutels.forEach(function (sleutel) {
      var deel = SLEUTEL.exec(sleutel);
      if (deel) { scholen[deel[1]] = true; }
    });
    var nog = Object.keys(scholen).filter(function (brin) { return !window.bijsluiterCijfers[brin]; });
    var open = nog.length;
    function af() {
      open -= 1;
      if (open <= 0) { klaar(sleutels.map(opleiding)); }
    }
    if (!open) { open = 1; af(); return; }
    nog.forEach(function (brin) {
      var script = document.createElement('script');
      script.src = map + brin + '.js';
      script.onload = af;
      script.onerror = af;
      document.head.appendChild(script);
    });
  }

  function opleiding(sleutel) {
    var deel = SLEUTEL.exec(sleutel);
    var school = deel && window.bijsluiterCijfers[deel[1]];
    var ruw = school && school.offerings[sleutel];
    if (!ruw) { return null; }
    var vragen = {};
    Object.keys(ruw.f).forEach(function (vraag) { vragen[vraag] = cijfer(school, school.figures[ruw.f[vraag]]); });
    return { sleutel: sleutel, naam: school.texts[ruw.n], school: school.name, soort: school.texts[ruw.l], vragen: vragen };
  }

  function cijfer(school, ruw) {
    var af = {};
    Object.keys(ruw).forEach(function (lid) {
      af[lid] = ['v', 'q', 'r', 'g', 'a', 'p', 'w', 'b', 'x', 's', 'o'].indexOf(lid) < 0 ? ruw[lid] : school.texts[ruw[lid]];
    });
    af.m = ruw.m === undefined ? null : school.measures[ruw.m];
    return af;
  }

  function samen(a, b) { return Math.sqrt(a * a + b * b); }

  // Hoe ver een aandeel ernaast kan liggen, naar onder en naar boven; null als niets dat zegt.
  function ruimte(figuur, z) {
    if (figuur.m[1] !== 'share' || figuur.y < 0 || figuur.y > 1) { return null; }
    if (figuur.i) {
      if (figuur.i[0] > figuur.y || figuur.y > figuur.i[1]) { return null; }
      return { waarde: figuur.y, onder: (figuur.y - figuur.i[0]) * z / Z90, boven: (figuur.i[1] - figuur.y) * z / Z90 };
    }
    if (!figuur.c || figuur.c[1] <= 0 || figuur.c[0] < 0 || figuur.c[0] > figuur.c[1]) { return null; }
    var n = figuur.c[1];
    var p = figuur.c[0] / n;
    var midden = (p + z * z / (2 * n)) / (1 + z * z / n);
    var helft = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    var naast = figuur.c[2] === 1 ? 0 : figuur.c[2] / 2;
    var afronding = z * naast * Math.sqrt(2 * (p * p + (1 - p) * (1 - p))) / n;
    return { waarde: p, onder: samen(p - (midden - helft), afronding), boven: samen(midden + helft - p, afronding) };
  }

  function deeltMensen(a, b, sleutelA, sleutelB) {
    if (a.s && a.s === b.s) { return true; }
    var van = a.t || [];
    var naar = b.t || [];
    return van.indexOf(sleutelB) >= 0 || naar.indexOf(sleutelA) >= 0 ||
      van.some(function (sleutel) { return naar.indexOf(sleutel) >= 0; });
  }

  function oordeel(eerste, tweede, vraag, z) {
    var a = eerste.vragen[vraag];
    var b = tweede.vragen[vraag];
    if (!a || !b || !a.m || !b.m) { return { code: 'unlike', reden: 'missing' }; }
    for (var k = 0; k < ANDERS.length; k += 1) {
      if (a.m[ANDERS[k][1]] !== b.m[ANDERS[k][1]]) { return { code: 'unlike', reden: ANDERS[k][0] }; }
    }
    if (deeltMensen(a, b, eerste.sleutel, tweede.sleutel)) { return { code: 'same_group' }; }
    if (a.m[1] === 'count') { return { code: 'counted', meer: Math.round(a.y - b.y) }; }
    var links = ruimte(a, z);
    var rechts = ruimte(b, z);
    if (!links || !rechts) { return { code: 'not_testable' }; }
    var verschil = links.waarde - rechts.waarde;
    var laag = Math.max(-1, verschil - samen(links.onder, rechts.boven));
    var hoog = Math.min(1, verschil + samen(links.boven, rechts.onder));
    return { code: laag > 0 ? 'higher' : hoog < 0 ? 'lower' : 'no_real_difference', laag: laag, hoog: hoog };
  }

  // Alle paren bij één vraag; met meer toetsen tegelijk is elke toets strenger.
  function oordelen(opleidingen, vraag) {
    var paren = [];
    opleidingen.forEach(function (eerste, i) {
      opleidingen.forEach(function (tweede, j) { if (j > i) { paren.push([i, j]); } });
    });
    var getoetst = paren.filter(function (paar) {
      return oordeel(opleidingen[paar[0]], opleidingen[paar[1]], vraag, Z90).laag !== undefined;
    }).length;
    var z = QUANTIELEN[Math.max(1, getoetst) - 1];
    return {
      getoetst: getoetst,
      paren: paren.map(function (paar) {
        var uit = oordeel(opleidingen[paar[0]], opleidingen[paar[1]], vraag, z);
        uit.a = paar[0];
        uit.b = paar[1];
        return uit;
      })
    };
  }

  window.bijsluiter = window.bijsluiter || {};
  Object.assign(window.bijsluiter, { laad: laad, oordelen: oordelen, isSleutel: function (tekst) { return SLEUTEL.test(tekst); } });
}());
