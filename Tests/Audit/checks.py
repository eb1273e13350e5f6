"""The checks of a sheet, by the name that the table of the audit shows."""

import estimates
import sentences

# Name -> check. The name is what the table shows.
CHECKS = {
    "label van een groep is niet wat is opgeteld (cijfers)": estimates.rung_label,
    "label in woorden is een ander dan in JSON": estimates.label_in_words,
    "afronding keert de volgorde om": estimates.order,
    "schatting als feit verteld": estimates.estimate_as_fact,
    "… en het tiende is niet dat van de eigen tellingen": estimates.against_own_counts,
    "eigen aandeel staat niet in terms": estimates.raw_share,
    "schatting zonder het woord": estimates.estimate_unnamed,
    "dezelfde vraag twee keer": sentences.question_twice,
    "hbo: teruggekeerd als «leren mensen door»": sentences.further_study,
    "«gemiddeld» bij 83815NED": sentences.mean_pay,
    "… als antwoord op een vraag": sentences.mean_headline,
    "«alle opleidingen van de school samen» zonder niveau 2–4": sentences.whole_school,
    "verlaters als mensen die dat jaar hun diploma haalden": sentences.leavers_as_graduates,
    "«steeds dezelfde groep»": sentences.same_group,
    "«de bron telde iedereen»": sentences.everyone,
    "te weinig mensen waar geen rij is": sentences.privacy_without_row,
    "«N opleidingen» telt uitlopende codes": sentences.next_programmes,
    "startersresultaat 2021 niet oud": sentences.start_result_age,
    "«bron nog niet» bij uitval mbo": sentences.source_at_hand,
}
