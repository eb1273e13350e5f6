/// Texts of the pages around the sheets.
extension TextKeys {
  /// Names of the fixed texts that templates of those pages use as `{{site.name}}`.
  static let site = [
    "skip", "nav", "programmes", "schools", "regions", "guess", "explain", "search", "compare",
    "data", "about", "accessibility", "promise", "search_label", "search_hint", "filters", "any",
    "level", "way", "seat_note", "compare_chosen", "clear", "more", "browse", "browse_intro",
    "programme_honest", "school", "students", "compare_no_script", "compare_how", "guess_why",
    "guess_no_script", "guess_choose", "on_this_page", "ladder_title", "ladder_text",
    "rules_title", "reasons_title", "words_title", "ladder_mbo", "ladder_hbo", "no_ladder",
    "beside", "about_what_title", "about_what", "about_not_title", "about_not",
    "about_parents_title", "about_parents", "about_privacy_title", "about_privacy",
    "about_free_title", "about_free", "access_aim_title", "access_aim", "access_tested_title",
    "access_tested", "access_known_title", "access_known_people", "access_known_script",
    "access_known_names", "access_known_tables", "access_report_title", "access_report",
    "access_status_title", "access_status", "access_contact", "access_no_contact",
    "data_intro", "data_caption", "data_file", "data_what", "data_size", "data_sheet",
    "data_licence", "data_offerings", "data_workbook", "data_figures", "data_changes",
    "data_corrections", "data_coverage", "data_keys", "data_package", "data_edition",
    "data_manifest", "data_schema", "dataset_name", "dataset_description", "dataset_country",
    "title_search",
    "title_programmes", "title_schools", "title_regions", "title_compare", "title_guess",
    "title_explain", "one_school", "no_school", "over", "one_offering", "at_schools", "all_schools",
    "place_seat",
    "place", "old_number", "same_for_all", "same_gap", "cell_own", "cell_school", "cell_group",
    "on_one_sheet",
    "rung_own", "rung_own_pooled", "rung_own_cluster", "rung_programme", "rung_cluster",
    "rung_institution_level", "rung_institution", "rung_region", "rung_group", "rung_level",
    "rule_nested", "rule_like", "rule_money", "word_bol_name", "word_bol", "word_bbl_name",
    "word_bbl", "word_ad_name", "word_ad", "word_code_name", "word_code", "word_brin_name",
    "word_brin", "word_median_name", "word_median", "word_group_name", "word_group",
    "word_estimate_name", "word_estimate", "word_region_name", "word_region",
  ]

  /// Sentences of those pages with blanks.
  static let siteBlanks: [String: [String]] = [
    "site.mbo_of": ["date"],
    "site.joined": ["year", "name"],
    "site.joined_all": ["year", "name"],
    "site.region_over": ["n"],
    "site.size_mb": ["n"],
    "site.size_kb": ["n"],
    "site.in_country": ["name"],
    "site.in_region": ["region"],
    "site.n_schools": ["n"],
    "site.n_offerings": ["n"],
    "site.school_intro": ["kinds", "town"],
    "site.region_intro": ["n"],
    "site.caption": ["name"],
    "site.caption_way": ["name", "way"],
    "site.gap": ["schools", "reason"],
    "site.note_group": ["group", "age"],
    "site.note_school": ["age"],
    "site.note_own": ["group", "age"],
    "site.note_missing": ["reason"],
    "site.on_sheets": ["n"],
    "site.would_fill": ["sources"],
    "site.as_of": ["date"],
    "site.access_date": ["date"],
    "site.number": ["code"],
    "site.rule_count": ["n"],
    "site.rule_own": ["n"],
    "site.rule_judged": ["n"],
    "site.rule_uniform": ["n"],
    "site.rule_uniform_tens": ["n"],
  ]

  /// Sentences that the scripts fill in, by their name there, without blanks.
  static let script = [
    "niets", "een", "vergelijk", "hoogstens", "gekozen_een", "duizend", "komma", "te_weinig",
    "weg", "opleiding", "cijfer", "overwie", "geen", "oud", "zonder_cijfer", "andere_telling",
    "raad_job_chance", "raad_start_salary", "raad_groep_job_chance", "raad_groep_start_salary",
    "raad_zie", "raad_weer", "raad_geen", "raad_goed",
    "raad_blad", "raad_ander", "nog_een", "oud_nummer",
  ]

  /// Sentences that the scripts fill in themselves; the blanks are theirs.
  static let scriptBlanks: [String: [String]] = [
    "script.aantal": ["n"],
    "script.gelezen": ["woord", "als"], "script.weggelaten": ["woord"],
    "script.gekozen": ["n"],
    "script.zetel": ["plaats"],
    "script.naast": ["n"],
    "script.eerste_vier": ["n"],
    "script.niet_gevonden": ["sleutels"],
    "script.nummer": ["code"],
    "script.raad_van100": ["n"],
    "script.raad_uur": ["bedrag"],
    "script.raad_jij": ["waarde"],
    "script.raad_echt": ["waarde"],
    "script.raad_meer": ["n"],
    "script.raad_minder": ["n"],
  ]
}
