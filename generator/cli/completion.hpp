#pragma once

// Completion scripts for shells, made from the same tables as the help, so that neither forgets an
// option. Pure functions; each result is a whole script.

#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

// What may stand behind an option or as an argument.
enum class Completes { nothing, choices, files, codes };

struct CompletionValue {
  Completes kind = Completes::nothing;
  std::vector<std::string> choices;
};

struct CompletionOption {
  std::string short_name;  // "o"; empty when there is none
  std::string long_name;   // "out"
  std::string description;
  bool takes_value = false;
  CompletionValue value;
};

struct CompletionCommand {
  std::string name;
  std::string description;
  std::vector<CompletionOption> options;
  CompletionValue argument;
};

struct CompletionCode {
  int code = 0;
  std::string name;
};

struct CompletionTable {
  std::vector<CompletionCommand> commands;
  std::vector<CompletionCode> codes;
};

std::string complete_for_bash(const CompletionTable& table);
std::string complete_for_zsh(const CompletionTable& table);
std::string complete_for_fish(const CompletionTable& table);

}  // namespace statusbook
