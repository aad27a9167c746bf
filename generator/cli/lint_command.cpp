#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cerrno>
#include <istream>
#include <iterator>
#include <memory>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/embedded_facts.hpp"
#include "cli/finding_output.hpp"
#include "cli/session.hpp"
#include "http/lint.hpp"
#include "support/interrupted.hpp"
#include "support/io_error.hpp"

namespace statusbook {
namespace {

constexpr std::uint64_t largest_message = 512U << 20;  // bytes of one file

struct LintArguments {
  std::vector<std::string> files;
  std::string method = "GET";
  std::string mode = "wire";
  std::string format = "text";
};

struct NamedMode {
  std::string_view name;
  http::Mode mode;
};
constexpr std::array<NamedMode, 3> modes{{
    {"wire", http::Mode::wire},
    {"example", http::Mode::example},
    {"curl", http::Mode::curl},
}};

http::Mode mode_named(std::string_view name) {
  for (const NamedMode& row : modes) {
    if (row.name == name) return row.mode;
  }
  return http::Mode::wire;  // the parser has admitted names of the table only
}

// Methods mind the case of letters (RFC 9110 9.1), and all that are in use are in capitals.
std::string is_method(const std::string& name) {
  const bool fine = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return ('A' <= c && c <= 'Z') || c == '-';
  });
  return fine ? "" : "'" + name + "' is no method; write it like GET or HEAD";
}

// Bounded as a file is, so that an endless pipe cannot take the machine's memory.
std::string read_input(Session& session) {
  std::string text;
  std::string block(1U << 16, '\0');
  while (session.in) {
    if (session.stop.stop_requested()) throw Interrupted();
    session.in.read(block.data(), static_cast<std::streamsize>(block.size()));
    text.append(block, 0, static_cast<std::size_t>(session.in.gcount()));
    if (text.size() > largest_message) throw IoError("read", "<stdin>", EFBIG);
  }
  if (session.in.bad()) throw IoError("read", "<stdin>", 0);
  return text;
}

void lint_files(const LintArguments& arguments, Session& session) {
  http::LintOptions options;
  options.request.method = arguments.method;
  options.mode = mode_named(arguments.mode);
  options.facts = &embedded_status_facts();
  std::vector<FileFinding> findings;
  for (const std::string& file : arguments.files) {
    const SourceText source = file == "-"
                                  ? SourceText{"<stdin>", read_input(session)}
                                  : SourceText{file, session.files.read(file, largest_message)};
    const http::LintResult result = http::lint(source.text, options);
    std::vector<FileFinding> own = locate_findings(source, result.findings);
    std::move(own.begin(), own.end(), std::back_inserter(findings));
    if (result.findings_left_out > 0) {
      session.err << fmt::format("{}: {} more findings are not shown\n", source.name,
                                 result.findings_left_out);
    }
    if (arguments.format == "text" && result.findings.empty()) {
      session.err << fmt::format("{}: nothing to complain about\n", source.name);
    }
  }
  if (has_errors(findings)) session.status = ExitStatus::findings;
  if (arguments.format == "json") {
    session.out << findings_to_json(findings);
  } else if (arguments.format == "sarif") {
    session.out << findings_to_sarif(findings);
  } else {
    session.out << findings_to_text(findings, session.out_color);
  }
}

}  // namespace

void add_lint_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("lint", "Check raw HTTP responses");
  auto arguments = std::make_shared<LintArguments>();
  command->add_option("FILE", arguments->files, "Files with raw responses; - for standard input")
      ->required();
  command->add_option("--method", arguments->method, "The method of the request")
      ->capture_default_str()
      ->check(is_method, "METHOD");
  command
      ->add_option("--as", arguments->mode,
                   "wire: exact bytes; example: as documentation prints it; curl: as curl -i does")
      ->capture_default_str()
      ->check(CLI::IsMember({"wire", "example", "curl"}));
  command->add_option("--format", arguments->format, "text, json or sarif")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "json", "sarif"}));
  command->callback([arguments, &session] { lint_files(*arguments, session); });
}

}  // namespace statusbook
