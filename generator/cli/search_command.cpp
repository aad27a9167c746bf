#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "catalogue/code_search.hpp"
#include "cli/code_json.hpp"
#include "cli/code_text.hpp"
#include "cli/commands.hpp"
#include "cli/site_arguments.hpp"

namespace statusbook {
namespace {

struct SearchArguments {
  SiteOptions site;
  std::vector<std::string> words;
  bool json = false;
};

void search(const SearchArguments& arguments, Session& session) {
  Diagnostics report;
  const auto input = load_catalogue_input(session, arguments.site, report);
  if (!input) return report_diagnostics(session, report);
  const std::string query = fmt::format("{}", fmt::join(arguments.words, " "));
  auto codes = find_codes(input->catalogue, query);
  if (codes.empty()) {
    const std::string mended = mend_query(input->catalogue, query);
    codes = find_codes(input->catalogue, mended);
    if (!codes.empty())
      session.err << fmt::format("Nothing fits '{}'; this is for '{}':\n", query, mended);
  }
  if (arguments.json) {
    session.out << list_as_json(input->catalogue, codes);
  } else {
    session.out << list_as_text(*input, codes, {session.width, session.out_color});
  }
  if (!codes.empty()) return;
  report.error("nothing-found", {}, fmt::format("no code fits '{}'", query),
               "every word must begin a word of the code's name, meaning or constants: try fewer");
  report_diagnostics(session, report);
}

}  // namespace

void add_search_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("search", "Find codes by words, numbers or constants");
  auto arguments = std::make_shared<SearchArguments>();
  add_site_arguments(*command, arguments->site);
  command->add_flag("--json", arguments->json, "Print JSON");
  command->add_option("WORDS", arguments->words, "For example: teapot, or HTTP_BAD_GATEWAY")
      ->required();
  command->callback([arguments, &session] { search(*arguments, session); });
}

}  // namespace statusbook
