#include "cli/app.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <exception>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/version.hpp"
#include "support/interrupted.hpp"
#include "support/io_error.hpp"
#include "support/suggestion.hpp"

namespace statusbook {
namespace {

using AddCommand = void (*)(CLI::App&, Session&);

constexpr std::array<AddCommand, 11> commands{
    add_build_command,  add_serve_command, add_check_command,      add_show_command,
    add_search_command, add_sheet_command, add_lint_command,       add_view_command,
    add_render_command, add_new_command,   add_completion_command,
};

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

// CLI11 says only that a command is required.
bool is_unknown_command(const std::string& name, const std::vector<std::string>& known) {
  return !name.starts_with('-') && std::find(known.begin(), known.end(), name) == known.end();
}

void report_unknown_command(const std::string& name, const std::vector<std::string>& known,
                            Session& session) {
  session.err << "statusbook: there is no command '" << name
              << "'\n  hint: " << suggest(name, known) << "\n";
  session.status = ExitStatus::wrong_usage;
}

// Parses and runs. Wrong usage and requests for help come back as CLI11's exceptions.
void dispatch(const std::vector<std::string>& arguments, Session& session) {
  CLI::App app{"Statusbook makes a documentation site of HTTP status codes.", "statusbook"};
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string(version));
  app.get_formatter()->column_width(34);
  for (const AddCommand add : commands)
    add(app, session);
  const std::vector<std::string> known = command_names(app);
  if (!arguments.empty() && is_unknown_command(arguments.front(), known)) {
    return report_unknown_command(arguments.front(), known, session);
  }
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // as CLI11 wants them
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error, session.out, session.err);
    session.status = code == 0 ? ExitStatus::fine : ExitStatus::wrong_usage;
  }
}

}  // namespace

ExitStatus run_command_line(const std::vector<std::string>& arguments, Session& session) {
  const auto fail = [&](ExitStatus status, const std::string& message) {
    session.err << "statusbook: " << message << '\n';
    return status;
  };
  try {
    dispatch(arguments, session);
    session.out.flush();
    if (!session.out) return fail(ExitStatus::input_output, "cannot write to standard output");
    return session.status;
  } catch (const IoError& error) {
    return fail(ExitStatus::input_output, error.what());
  } catch (const Interrupted&) {
    return fail(ExitStatus::interrupted, "interrupted; nothing was changed");
  } catch (const std::exception& error) {
    return fail(ExitStatus::bug, std::string("a bug in Statusbook: ") + error.what());
  }
}

}  // namespace statusbook
