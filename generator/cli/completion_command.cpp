#include <CLI/CLI.hpp>
#include <array>
#include <memory>
#include <ostream>
#include <sstream>

#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/embedded_facts.hpp"
#include "cli/session.hpp"

namespace statusbook {
namespace {

struct Shell {
  std::string_view name;
  std::string (*complete)(const CompletionTable&);
};

constexpr std::array<Shell, 3> shells{{
    {"bash", complete_for_bash},
    {"zsh", complete_for_zsh},
    {"fish", complete_for_fish},
}};

// CLI11 tells the choices of an option only as text: "TEXT:{a4,letter}".
std::vector<std::string> choices_of(const std::string& type) {
  const std::size_t open = type.find('{'), close = type.find('}');
  if (open == std::string::npos || close == std::string::npos) return {};
  std::istringstream list(type.substr(open + 1, close - open - 1));
  std::vector<std::string> choices;
  for (std::string choice; std::getline(list, choice, ',');)
    choices.push_back(choice);
  return choices;
}

// Arguments that are no files.
Completes kind_of_argument(const std::string& name) {
  if (name == "CODE") return Completes::codes;
  return name == "WORDS" || name == "URL-PATH" ? Completes::nothing : Completes::files;
}

CompletionValue value_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  std::vector<std::string> choices = choices_of(type);
  if (!choices.empty()) return {Completes::choices, std::move(choices)};
  if (option.get_positional()) return {kind_of_argument(option.get_name(true)), {}};
  return {type.starts_with("TEXT") ? Completes::files : Completes::nothing, {}};
}

std::string first_of(const std::vector<std::string>& names) {
  return names.empty() ? "" : names.front();
}

CompletionCommand describe(const CLI::App& command) {
  CompletionCommand result{command.get_name(), command.get_description(), {}, {}};
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) {
      result.argument = value_of(*option);
    } else {
      result.options.push_back({first_of(option->get_snames()), first_of(option->get_lnames()),
                                option->get_description(), option->get_items_expected_max() > 0,
                                value_of(*option)});
    }
  }
  return result;
}

CompletionTable make_table(const CLI::App& app) {
  CompletionTable table;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    table.commands.push_back(describe(*command));
  for (const http::StatusFacts& facts : embedded_status_facts().rows()) {
    const bool is_new = table.codes.empty() || table.codes.back().code != facts.code;
    if (is_new) table.codes.push_back({facts.code, facts.name});
  }
  return table;
}

}  // namespace

void add_completion_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("completion", "Print the completion script of a shell");
  auto name = std::make_shared<std::string>();
  command->add_option("SHELL", *name, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->callback([&app, name, &session] {
    for (const Shell& shell : shells) {
      if (shell.name == *name) session.out << shell.complete(make_table(app));
    }
  });
}

}  // namespace statusbook
