#pragma once

#include "tests/support/private_process.h"

#include <QByteArray>

namespace test {

/// A Redis of the test's own on a port of the loopback, with nothing in it and nothing kept. Failing to start
/// throws: the test fails.
class PrivateRedis {
public:
    PrivateRedis();

    quint16 port() const { return m_port; }
    /// Killed, as by kill -9: what it held is gone.
    void crash();
    /// Starts again after crash(), empty, on the same port, and waits until it answers.
    void start();
    /// Takes connections and answers nothing (SIGSTOP) until resume().
    void pause();
    void resume();
    /// Runs a command of redis-cli; its output.
    QByteArray ask(const QStringList& command) const;

private:
    void signalIt(const char* name) const;
    PrivateProcess m_process;
    quint16 m_port;
};

} // namespace test
