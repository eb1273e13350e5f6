// Een tabel op volgorde zetten, alleen gelijk bij gelijk: rijen met een andere telling staan apart onderaan.
(function () {
  'use strict';

  var T = window.bijsluiterWoorden;

  function sorteer(tafel, kolom, knop) {
    var lijf = tafel.tBodies[0];
    Array.prototype.slice.call(lijf.querySelectorAll('.scheiding')).forEach(function (rij) { rij.remove(); });
    var kop = knop.closest('th');
    var op = kop.getAttribute('aria-sort') === (kop.dataset.eerst || 'ascending') ?
      (kop.dataset.eerst === 'descending' ? 'ascending' : 'descending') : kop.dataset.eerst || 'ascending';
    Array.prototype.forEach.call(tafel.tHead.rows[0].cells, function (cel) { cel.removeAttribute('aria-sort'); });
    kop.setAttribute('aria-sort', op);
    var rijen = Array.prototype.slice.call(lijf.rows).map(function (rij, plaats) {
      var cel = rij.cells[kolom];
      return { rij: rij, plaats: plaats, waarde: cel.dataset.n, als: cel.dataset.als || '', tekst: cel.textContent.trim() };
    });
    var groepen = {};
    var isCijfer = kop.dataset.cijfer !== undefined;
    rijen.forEach(function (een) {
      if (een.waarde !== undefined) { groepen[een.als] = (groepen[een.als] || 0) + 1; }
    });
    var volgorde = Object.keys(groepen).sort(function (a, b) { return groepen[b] - groepen[a] || (a < b ? -1 : 1); });
    function groep(een) { return een.waarde === undefined ? volgorde.length : volgorde.indexOf(een.als); }
    var teken = op === 'ascending' ? 1 : -1;
    rijen.sort(function (a, b) {
      if (!isCijfer) { return teken * a.tekst.localeCompare(b.tekst, document.documentElement.lang) || a.plaats - b.plaats; }
      return groep(a) - groep(b) || teken * (Number(a.waarde) - Number(b.waarde)) || a.plaats - b.plaats;
    });
    var vorige = null;
    rijen.forEach(function (een) {
      if (isCijfer && vorige !== null && groep(een) !== vorige) {
        var rij = document.createElement('tr');
        rij.className = 'scheiding';
        var cel = document.createElement('td');
        cel.colSpan = tafel.tHead.rows[0].cells.length;
        cel.textContent = groep(een) === volgorde.length ? T.zonder_cijfer : T.andere_telling;
        rij.appendChild(cel);
        lijf.appendChild(rij);
      }
      vorige = groep(een);
      lijf.appendChild(een.rij);
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll('table.sorteer'), function (tafel) {
    if (tafel.tBodies[0].rows.length < 2) { return; }
    Array.prototype.forEach.call(tafel.tHead.rows[0].cells, function (cel, kolom) {
      if (cel.dataset.vast !== undefined) { return; }
      var knop = document.createElement('button');
      knop.type = 'button';
      knop.textContent = cel.textContent;
      cel.textContent = '';
      cel.appendChild(knop);
      knop.addEventListener('click', function () { sorteer(tafel, kolom, knop); });
    });
  });
}());
