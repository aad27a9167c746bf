#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/command_line.hpp"
#include "support/memory_file_system.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

const std::string good =
    "HTTP/1.1 200 OK\r\nDate: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
    "Content-Type: text/plain\r\nContent-Length: 3\r\n\r\nhi\n";
const std::string wrong_length =
    "HTTP/1.1 200 OK\r\nDate: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
    "Content-Type: text/plain\r\nContent-Length: 5\r\n\r\nhi\n";
// As `curl -i` prints it: no reason phrase, small letters, LF, a decoded chunked body.
const std::string from_curl =
    "HTTP/2 200\ndate: Tue, 03 Feb 2026 10:15:00 GMT\ncontent-type: text/plain\n\nhi\n";

CommandRun lint(const std::vector<std::string>& options, const std::string& input) {
  MemoryFileSystem files;
  std::vector<std::string> arguments{"lint", "-"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  return run_command(files, arguments, {}, input);
}

}  // namespace

TEST_CASE("a good response is told to be so, on standard error, with status 0") {
  const CommandRun run = lint({}, good);
  CHECK(run.status == 0);
  CHECK(run.out.empty());
  CHECK(run.err == "<stdin>: nothing to complain about\n");
}

TEST_CASE("an error is a result with its place, and status 1") {
  const CommandRun run = lint({}, wrong_length);
  CHECK(run.status == 1);
  CHECK(run.err.empty());
  CHECK(run.out ==
        "<stdin>:4:1: error: Content-Length is 5, but the content has 3 octets (RFC 9112 section "
        "6.3) [content-length-mismatch]\n"
        "    4 | Content-Length: 5\n"
        "      | ^~~~~~~~~~~~~~~~~\n"
        "  hint: Count the octets of the content again.\n");
}

TEST_CASE(
    "the facts of the catalogue are built in: a 401 needs a challenge wherever it is linted") {
  const CommandRun run = lint({},
                              "HTTP/1.1 401 Unauthorized\r\nDate: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                              "Content-Type: text/plain\r\nContent-Length: 3\r\n\r\nno\n");
  CHECK(run.status == 1);
  CHECK(run.out.find("WWW-Authenticate") != std::string::npos);
}

TEST_CASE("JSON findings carry exactly the promised members") {
  const auto list = nlohmann::json::parse(lint({"--format", "json"}, wrong_length).out);
  CHECK(list ==
        nlohmann::json::array({{{"file", "<stdin>"},
                                {"line", 4},
                                {"column", 1},
                                {"offset", 80},
                                {"severity", "error"},
                                {"group", "framing"},
                                {"rule", "content-length-mismatch"},
                                {"message", "Content-Length is 5, but the content has 3 octets"},
                                {"section", "RFC 9112 section 6.3"}}}));
  CHECK(nlohmann::json::parse(lint({"--format", "json"}, good).out) == nlohmann::json::array());
}

TEST_CASE("SARIF findings name the rule, its text and the place") {
  const auto sarif = nlohmann::json::parse(lint({"--format", "sarif"}, wrong_length).out);
  CHECK(sarif.at("version") == "2.1.0");
  const auto& run = sarif.at("runs").at(0);
  CHECK(run.at("tool").at("driver").at("rules").at(0).at("id") == "content-length-mismatch");
  const auto& result = run.at("results").at(0);
  CHECK(result.at("level") == "error");
  const auto& place = result.at("locations").at(0).at("physicalLocation");
  CHECK(place.at("artifactLocation").at("uri") == "%3Cstdin%3E");
  CHECK(place.at("region") ==
        nlohmann::json{{"startLine", 4}, {"startColumn", 1}, {"endColumn", 18}});
}

TEST_CASE("the mode decides what curl's print means") {
  CHECK(lint({}, from_curl).status == 1);
  CHECK(lint({"--as", "curl"}, from_curl).status == 0);
  const CommandRun unknown = lint({"--as", "telegram"}, good);
  CHECK(unknown.status == 2);
  CHECK(unknown.err.find("telegram") != std::string::npos);
}

TEST_CASE("the method decides whether content may follow") {
  CHECK(lint({"--method", "HEAD"}, good).status == 1);
  const std::string head = good.substr(0, good.find("hi\n"));
  CHECK(lint({"--method", "HEAD"}, head).status == 0);
  CHECK(lint({}, head).status == 1);
}

TEST_CASE("several files are linted in one run, and a missing one is an input error") {
  MemoryFileSystem files;
  files.write("good.http", good);
  files.write("bad.http", wrong_length);
  const CommandRun run = run_command(files, {"lint", "good.http", "bad.http", "--format", "json"});
  CHECK(run.status == 1);
  const auto list = nlohmann::json::parse(run.out);
  REQUIRE(list.size() == 1);
  CHECK(list.at(0).at("file") == "bad.http");
  const CommandRun missing = run_command(files, {"lint", "no.http"});
  CHECK(missing.status == 3);
  CHECK(missing.out.empty());
  CHECK(missing.err.find("'no.http'") != std::string::npos);
}

TEST_CASE("a message that was not read to its end is an error in every mode") {
  std::string many = "HTTP/2 200\n";
  for (int i = 0; i < 10001; ++i)
    many += "a: b\n";
  const CommandRun run = lint({"--as", "curl"}, many + "\n");
  CHECK(run.status == 1);
  CHECK(run.out.find("error: More than 10000 field lines") != std::string::npos);
}

TEST_CASE("a method is written in capitals") {
  for (const char* method : {"head", "G T", ""}) {
    const CommandRun run = lint({"--method", method}, good);
    CHECK(run.status == 2);
    CHECK(run.err.find("write it like GET or HEAD") != std::string::npos);
  }
}
