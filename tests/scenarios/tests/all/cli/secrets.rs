//! No secret is printed or logged.

use scenarios::{Program, Subject, for_connectors, oracle, orders};

use super::file;

for_connectors!(no_secret_is_printed_however_much_is_logged,);

async fn no_secret_is_printed_however_much_is_logged<S: Subject>() {
    let remote = S::start().await;
    let program = Program::connected(&remote).await;
    let mut secrets = remote.secrets();
    secrets.push(orders::EMAIL_DOMAIN.to_owned());
    let path = file(&program, &[orders::paid("1"), orders::paid("2")]);
    for args in [
        vec!["order", "--shop", "demo", &path],
        vec!["work", "--until-idle"],
        vec!["status", "orders"],
        vec!["jobs", "list"],
        vec!["activity"],
        vec!["shop", "demo"],
    ] {
        for json in [&[][..], &["--json"]] {
            let args = [&args[..], &["-vvv"], json].concat();
            let mut command = program.command(&args);
            let output = command.env("RUST_LOG", "trace").output().await.unwrap();
            assert!(output.status.success(), "{args:?}");
            oracle::silent(&secrets, &String::from_utf8_lossy(&output.stdout), "standard output");
            oracle::silent(&secrets, &String::from_utf8_lossy(&output.stderr), "standard error");
        }
    }
    assert_eq!(remote.orders(), 2);
}
