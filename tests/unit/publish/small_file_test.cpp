#include "indexer/publish/small_file.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;

TEST_CASE("a small file is read up to its limit", "[publish]") {
  const test::TempFolder temp;
  const auto path = temp.write("a", "12345");
  temp.link("link", "a");
  CHECK(read_small_file(path, 5).bytes == "12345");
  CHECK(read_small_file(temp / "link", 5).bytes == "12345");
  const auto larger = read_small_file(path, 4);
  CHECK(larger.bytes.empty());
  CHECK(larger.trouble == "it is larger than 4 bytes, the limit");
  CHECK(read_small_file(temp / "none", 5).trouble == "No such file or directory");
}

TEST_CASE("other kinds of files are named and never block", "[publish]") {
  const test::TempFolder temp;
  REQUIRE(::mkfifo((temp / "pipe").c_str(), 0600) == 0);
  CHECK(read_small_file(temp / "pipe", 5).trouble == "it is a pipe");
  CHECK(read_small_file(temp.path(), 5).trouble == "it is a folder");
  CHECK(read_small_file("/dev/zero", 5).trouble == "it is a device");
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  std::strncpy(name.sun_path, (temp / "s").c_str(), sizeof name.sun_path - 1);
  if (::bind(descriptor, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0) {
    CHECK(read_small_file(temp / "s", 5).trouble == "it is a socket or an absent device");
  }
  ::close(descriptor);
}
