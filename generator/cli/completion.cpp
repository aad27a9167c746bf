#include "cli/completion.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace statusbook {
namespace {

// In single quotes, of which bash and zsh know no escape.
std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text)
    result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + '\'';
}

// In single quotes of fish, where a backslash escapes.
std::string fish_quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + '\'';
}

std::string with_backslashes(std::string_view text, std::string_view special) {
  std::string result;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::vector<std::string> numbers_of(const CompletionTable& table) {
  std::vector<std::string> numbers;
  for (const CompletionCode& code : table.codes)
    numbers.push_back(std::to_string(code.code));
  return numbers;
}

std::vector<std::string> flags_of(const CompletionOption& option) {
  std::vector<std::string> flags;
  if (!option.short_name.empty()) flags.push_back("-" + option.short_name);
  if (!option.long_name.empty()) flags.push_back("--" + option.long_name);
  return flags;
}

// ---- bash

std::string bash_reply(const CompletionTable& table, const CompletionValue& value) {
  switch (value.kind) {
    case Completes::choices:
      return fmt::format("compgen -W {} -- \"$word\"",
                         quoted(fmt::format("{}", fmt::join(value.choices, " "))));
    case Completes::codes:
      return fmt::format("compgen -W {} -- \"$word\"",
                         quoted(fmt::format("{}", fmt::join(numbers_of(table), " "))));
    case Completes::files:
      return "compgen -f -- \"$word\"";
    case Completes::nothing:
      break;
  }
  return ":";
}

std::string bash_command(const CompletionTable& table, const CompletionCommand& command) {
  std::string text;
  std::vector<std::string> flags;
  for (const CompletionOption& option : command.options) {
    for (const std::string& flag : flags_of(option)) {
      flags.push_back(flag);
      if (!option.takes_value) continue;
      text +=
          fmt::format("    '{} {}') {} ;;\n", command.name, flag, bash_reply(table, option.value));
    }
  }
  return text + fmt::format("    '{} '*) {}; compgen -W {} -- \"$word\" ;;\n", command.name,
                            bash_reply(table, command.argument),
                            quoted(fmt::format("{}", fmt::join(flags, " "))));
}

// ---- zsh

std::string zsh_value(const CompletionValue& value) {
  switch (value.kind) {
    case Completes::choices:
      return fmt::format("value:({})", fmt::join(value.choices, " "));
    case Completes::codes:
      return "code:_statusbook_codes";
    case Completes::files:
      return "file:_files";
    case Completes::nothing:
      break;
  }
  return "value:";
}

std::string zsh_command(const CompletionCommand& command) {
  std::string text = fmt::format("    {}) _arguments", command.name);
  for (const CompletionOption& option : command.options) {
    const std::string description = with_backslashes(option.description, "[]:\\");
    for (const std::string& flag : flags_of(option)) {
      const std::string value = option.takes_value ? ":" + zsh_value(option.value) : "";
      text += " \\\n      " + quoted(fmt::format("{}[{}]{}", flag, description, value));
    }
  }
  if (command.argument.kind != Completes::nothing) {
    text += " \\\n      " + quoted("*:" + zsh_value(command.argument));
  }
  return text + " ;;\n";
}

// ---- fish

std::string fish_value(const CompletionTable& table, const CompletionValue& value) {
  switch (value.kind) {
    case Completes::choices:
      return fmt::format(" -a {}", fish_quoted(fmt::format("{}", fmt::join(value.choices, " "))));
    case Completes::codes: {
      std::string codes;
      for (const CompletionCode& code : table.codes)
        codes += fmt::format("{}\\t{} ", code.code, fish_quoted(code.name));
      return fmt::format(" -a {}", fish_quoted(codes));
    }
    case Completes::files:
      return " -F";
    case Completes::nothing:
      break;
  }
  return "";
}

std::string fish_command(const CompletionTable& table, const CompletionCommand& command) {
  const std::string start =
      fmt::format("complete -c statusbook -n '__fish_seen_subcommand_from {}'", command.name);
  std::string text = fmt::format("\ncomplete -c statusbook -n __fish_use_subcommand -a {} -d {}\n",
                                 command.name, fish_quoted(command.description));
  for (const CompletionOption& option : command.options) {
    text += start;
    if (!option.short_name.empty()) text += " -s " + option.short_name;
    if (!option.long_name.empty()) text += " -l " + option.long_name;
    if (option.takes_value) {
      text += option.value.kind == Completes::files ? " -r" : " -x";
      text += fish_value(table, option.value);
    }
    text += fmt::format(" -d {}\n", fish_quoted(option.description));
  }
  if (command.argument.kind == Completes::nothing) return text;
  return text + start + fish_value(table, command.argument) + "\n";
}

}  // namespace

std::string complete_for_bash(const CompletionTable& table) {
  std::vector<std::string> names;
  std::string commands;
  for (const CompletionCommand& command : table.commands) {
    names.push_back(command.name);
    commands += bash_command(table, command);
  }
  return fmt::format(
      "# Completion for bash, made by `statusbook completion bash`.\n"
      "_statusbook_words() {{\n  local word=$3 IFS=$' \\t\\n'\n  case \"$1 $2\" in\n"
      "    ' '*) compgen -W '{} --help --version' -- \"$word\" ;;\n{}  esac\n}}\n\n"
      "_statusbook() {{\n  local command=\n  (( COMP_CWORD > 1 )) && command=${{COMP_WORDS[1]}}\n"
      "  local IFS=$'\\n'\n"
      "  COMPREPLY=($(_statusbook_words \"$command\" \"${{COMP_WORDS[COMP_CWORD - 1]}}\" "
      "\"${{COMP_WORDS[COMP_CWORD]}}\"))\n}}\n\n"
      "complete -o filenames -F _statusbook statusbook\n",
      fmt::join(names, " "), commands);
}

std::string complete_for_zsh(const CompletionTable& table) {
  std::string names, commands, codes;
  for (const CompletionCommand& command : table.commands) {
    names += fmt::format(
        "    {}\n",
        quoted(fmt::format("{}:{}", command.name, with_backslashes(command.description, ":\\"))));
    commands += zsh_command(command);
  }
  for (const CompletionCode& code : table.codes) {
    codes += fmt::format(
        "    {}\n", quoted(fmt::format("{}:{}", code.code, with_backslashes(code.name, ":\\"))));
  }
  return fmt::format(
      "#compdef statusbook\n# Completion for zsh, made by `statusbook completion zsh`.\n\n"
      "_statusbook_codes() {{\n  local -a codes=(\n{}  )\n  _describe code codes\n}}\n\n"
      "_statusbook() {{\n  local -a commands=(\n{}  )\n"
      "  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
      "  shift words\n  (( CURRENT -= 1 ))\n  case $words[1] in\n{}  esac\n}}\n\n"
      // Both when it is loaded as a function at the first completion, and when it is read by hand.
      "if [[ $funcstack[1] == _statusbook ]]; then\n  _statusbook \"$@\"\nelse\n"
      "  compdef _statusbook statusbook\nfi\n",
      codes, names, commands);
}

std::string complete_for_fish(const CompletionTable& table) {
  std::string text =
      "# Completion for fish, made by `statusbook completion fish`.\n"
      "complete -c statusbook -f\n"
      "complete -c statusbook -n __fish_use_subcommand -l version -d 'Print the version'\n";
  for (const CompletionCommand& command : table.commands)
    text += fish_command(table, command);
  return text;
}

}  // namespace statusbook
