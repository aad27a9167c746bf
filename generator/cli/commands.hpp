#pragma once

// One function a command: adds its subcommand to the parser, with a callback that does the work in
// the session. A new command is a file here and a row in app.cpp.

namespace CLI {
class App;
}

namespace statusbook {

struct Session;

void add_build_command(CLI::App& app, Session& session);
void add_serve_command(CLI::App& app, Session& session);
void add_check_command(CLI::App& app, Session& session);
void add_show_command(CLI::App& app, Session& session);
void add_search_command(CLI::App& app, Session& session);
void add_sheet_command(CLI::App& app, Session& session);
void add_lint_command(CLI::App& app, Session& session);
void add_view_command(CLI::App& app, Session& session);
void add_render_command(CLI::App& app, Session& session);
void add_new_command(CLI::App& app, Session& session);
void add_completion_command(CLI::App& app, Session& session);

}  // namespace statusbook
