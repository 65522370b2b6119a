//! `waymark set-up`: the first accounts of an empty system.

use waymark_app::Call;
use waymark_app::accounts::Profile;
use waymark_report::Lang;

use crate::cli::server::SetUpArguments;
use crate::failure::Failure;
use crate::run::{block_on, open, refused};

/// Makes the administrators' accounts and prints their links. Standard output holds the links and
/// nothing else.
pub fn run(arguments: &SetUpArguments, lang: Lang) -> Result<(), Failure> {
    block_on(async {
        let app = open(&arguments.data, lang).await?;
        let profile = if arguments.one_administrator { Profile::One } else { Profile::Three };
        let call = Call::system();
        let links = app.set_up(&call, profile).await.map_err(|error| refused(error, lang))?;
        app.load_built_in_packs(&call).await.map_err(|error| refused(error, lang))?;
        app.store.close().await;
        note!(
            "{}",
            lang.pick(
                "请把每条链接分别交给本人：只能使用一次，24 小时内有效。地址前面加上系统的网址。",
                "Give each link to its person: it works once, within 24 hours. Put the address of the system before it."
            )
        );
        for link in links {
            say!("{}\t{}\t/set-up#{}", link.account, link.display_name, link.link.token.reveal());
        }
        Ok(())
    })
}
