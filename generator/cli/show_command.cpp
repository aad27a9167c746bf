#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

#include "catalogue/code_search.hpp"
#include "cli/code_json.hpp"
#include "cli/code_text.hpp"
#include "cli/commands.hpp"
#include "cli/site_arguments.hpp"
#include "support/suggestion.hpp"

namespace statusbook {
namespace {

using Codes = std::vector<const StatusCode*>;

struct ShowArguments {
  SiteOptions site;
  std::vector<std::string> names;
  bool json = false;
};

// "5xx", "5XX" → 5; 0 for anything else.
int hundreds_of(const std::string& name) {
  const bool is_class = name.size() == 3 && name[0] >= '1' && name[0] <= '9' &&
                        (name.ends_with("xx") || name.ends_with("XX"));
  return is_class ? name[0] - '0' : 0;
}

// The codes that "5xx" or a family's name stands for.
Codes codes_of_group(const Catalogue& catalogue, const std::string& name) {
  const Family* family = catalogue.find_family(name);
  if (family != nullptr) return catalogue.codes_of(*family);
  Codes codes;
  const int hundreds = hundreds_of(name);
  for (const StatusCode& code : catalogue.codes) {
    if (hundreds != 0 && code.code / 100 == hundreds) codes.push_back(&code);
  }
  return codes;
}

// By its key, its name or a library's constant.
const StatusCode* find_one(const Catalogue& catalogue, const std::string& name) {
  if (const StatusCode* code = catalogue.find_code(name)) return code;
  Codes found = find_codes(catalogue, name);
  const std::string words = normalize_words(name);
  const auto is_called_so = [&](const StatusCode* code) {
    return normalize_words(code->name) == words;
  };
  const auto named = std::find_if(found.begin(), found.end(), is_called_so);
  if (named != found.end()) return *named;
  const bool is_key = name.find_first_of("0123456789") == 0;
  return found.size() == 1 && !is_key ? found.front() : nullptr;
}

std::string hint_for(const Catalogue& catalogue, const std::string& name) {
  std::vector<std::string> known;
  for (const StatusCode& code : catalogue.codes)
    known.push_back(code.name);
  for (const Family& family : catalogue.families)
    known.push_back(family.slug);
  std::string suggestion = suggest(name, known);
  if (!suggestion.empty()) return suggestion;
  return "`statusbook search` finds codes by words, `statusbook show 5xx` lists a class";
}

Codes find_all(const Catalogue& catalogue, const std::vector<std::string>& names,
               Diagnostics& report) {
  Codes codes;
  for (const std::string& name : names) {
    if (const StatusCode* code = find_one(catalogue, name)) {
      if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
    } else if (!codes_of_group(catalogue, name).empty()) {
      report.error("unknown-code", {}, fmt::format("'{}' is no code but a group of them", name),
                   "a class or a family is shown alone");
    } else {
      report.error("unknown-code", {}, fmt::format("there is no code '{}'", name),
                   hint_for(catalogue, name));
    }
  }
  return codes;
}

std::string list(const CatalogueInput& input, const Codes& codes, const ShowArguments& arguments,
                 const TerminalLook& look) {
  return arguments.json ? list_as_json(input.catalogue, codes) : list_as_text(input, codes, look);
}

std::string describe(const CatalogueInput& input, const Codes& codes,
                     const ShowArguments& arguments, const TerminalLook& look) {
  if (codes.size() == 1) {
    return arguments.json ? code_as_json(input.catalogue, *codes.front())
                          : code_as_text(input, *codes.front(), look);
  }
  return arguments.json ? comparison_as_json(input.catalogue, codes)
                        : comparison_as_text(input, codes, look);
}

void show(const ShowArguments& arguments, Session& session) {
  Diagnostics report;
  const auto input = load_catalogue_input(session, arguments.site, report);
  if (!input) return report_diagnostics(session, report);
  const TerminalLook look{session.width, session.out_color};
  if (arguments.names.size() == 1) {
    const Codes group = codes_of_group(input->catalogue, arguments.names.front());
    if (!group.empty()) {
      session.out << list(*input, group, arguments, look);
      return;
    }
  }
  const Codes codes = find_all(input->catalogue, arguments.names, report);
  report_diagnostics(session, report);
  if (!report.has_errors()) session.out << describe(*input, codes, arguments, look);
}

}  // namespace

void add_show_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("show", "Show a code, or several side by side");
  auto arguments = std::make_shared<ShowArguments>();
  add_site_arguments(*command, arguments->site);
  command->add_flag("--json", arguments->json, "Print JSON");
  command
      ->add_option("CODE", arguments->names,
                   "A number, a key such as 499-esri, a name, or one class (5xx) or family (nginx)")
      ->required();
  command->callback([arguments, &session] { show(*arguments, session); });
}

}  // namespace statusbook
