// The main of every test program: `core_domain_tests trade_matching` runs one file's tests, without an
// argument all.
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QFileInfo>
#include <QtTest>

#include <cstdio>
#include <vector>

namespace {

struct Entry {
    QString name;
    std::function<std::unique_ptr<QObject>()> make;
};

std::vector<Entry>& entries() {
    static std::vector<Entry> all;
    return all;
}

} // namespace

test::Registration::Registration(const char* file, std::function<std::unique_ptr<QObject>()> make) {
    QString name = QFileInfo(QString::fromUtf8(file)).completeBaseName();
    name.chop(name.endsWith(QStringLiteral("_test")) ? 5 : 0);
    entries().push_back({name, std::move(make)});
}

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    QStringList arguments = application.arguments();
    const QString wanted =
        arguments.size() > 1 && !arguments[1].startsWith(u'-') ? arguments.takeAt(1) : QString();
    arguments << QStringLiteral("-nocrashhandler"); // the sanitizers tell more than Qt's stack dump
    int failures = 0;
    int ran = 0;
    for (const Entry& entry : entries()) {
        if (wanted.isEmpty() || entry.name == wanted) {
            const std::unique_ptr<QObject> tests = entry.make();
            failures += QTest::qExec(tests.get(), arguments);
            ++ran;
        }
    }
    if (ran == 0) {
        std::fprintf(stderr, "no test named %s here\n", qPrintable(wanted));
        return 2;
    }
    return failures == 0 ? 0 : 1;
}
