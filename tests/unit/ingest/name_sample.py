"""Labelled names: people, all invented, and organisations, most of them real, that look like people."""

from __future__ import annotations

PEOPLE = """\
Mr John Smith|MRS J PATEL|Dr A Khan|Smith, John|SMITH, J|Prof. Jane O'Neill|Miss Anna-Marie Kowalska
Okafor, Chinedu Emeka|Rev David Hughes|Ms Wei Zhang|Mr & Mrs Jones|UK0123456789 : Mr Peter Parker|JONES DAVID
J Smith|P R Williams|Fatima Begum|Estate of the late Mary Brown|Ahmed, Mr Imran|Smith John Mr|Sarah Jane Wilson
Dr Hall|Mr J Bank|Singh, Gurpreet|McDonald, Ian|Lord Roberts|Brown, Alice (12345)|D'Souza, Maria
John and Mary Taylor|Dr Priya Raman & Dr Tom Bell|Van der Berg, Pieter|Mrs Church|Bishop, Mary|PARK, S
Xiu Ying, L|Taylor S|Mr P. Greene|Mr. Quentin Ashdown-Fell|MISS T. OYELARAN|Dr. Ingeborg Hallström
dr s. venkataraman|Mrs Siobhán Ní Bhriain|MR  Tomasz   Zielony|Professor Aldous Penhaligon
Sir Barnaby Thistlewood|Dame Philomena Cragg|Revd Canon Piers Oldroyd|Cllr Winston Marlowe|Mx Robin Featherstone
Mr Kwabena Asante-Mensah|Dr Oyin A. Bello|Mr & Mrs T Hargreaves|Mrs E M Pilkington-Shaw|Mstr Alfie Dunmore
Mr Hugo de la Cruz|Ms. Noor Al-Rashid|Miss Ebony St Clair|Mr Gethin ap Rhys|Lady Arabella Storrington
Thistlewood, Barnaby|PENHALIGON, A J|Oyelaran, Temitope|al-Rashid, Noor|Hallström, I|O'Shaughnessy, Fergal
Zielony, Tomasz M|de la Cruz, Hugo|Nguyen, Thi Mai|Marlowe, W.|FEATHERSTONE, ROBIN|Bello, Oyin (Dr)
Craggs, Mrs P|Ashdown-Fell, Q. R.|King, Rachel|Hill, Susan|Church, Peter|House, Gregory|Day, Olivia
Banks, Tyrone|St John, Clara|Abbey, Kofi|Lane, Lois|David Thornbury|Margaret Applewhite|Priya Venkataraman
Mohammed Al-Farsi|Agnieszka Wrona|Siobhan McGillicuddy|Oliver Twistleton|Chloe Anne Bagshaw|GRAHAM T PUDDEPHAT
Kevin O'Malley-Jones|Rajesh Kumar Iyer|Natasha Dragunova|Emeka Nwosu|Yusuf Demirci|K Patel|S J Walker
M. O. Hughes|A.B. Carter|Walker David|PATEL SUNITA|Hughes M|R Singh|T Nguyen|N A Khan
The Estate of Ethel Crabtree|Executors of Albert Crabtree|Estate of Mr R Bloggs (Deceased)
Re: Mrs Doris Fothergill|0012345 - Mr Clive Pemberton|Mr Clive Pemberton 00012345|V123456 : Pemberton, Clive
Janet & Brian Hutchings|Mr Ali|Mrs Smith|Mrs Wilhelmina Stockbridge|Stockbridge, W|Dr Ifor Pugh|Pugh, Ifor
Ms Jacinta Delacroix|Miss M Delacroix"""

ORGANISATIONS = """\
John Lewis|John Lewis Partnership|Marks & Spencer|Ernst & Young|Dr Reddy's Laboratories|Dr Smith & Partners
Dr Jones Surgery|Smith & Nephew|B Braun|B. Braun Medical Ltd|Johnson & Johnson|Capita|Price Waterhouse Coopers
Karl Storz|Henry Schein|Mr Clutch|Robert Walters|Michael Page|W H Smith|Grant Thornton|Allen & Overy
Leeds, City of|London Borough of Camden|Boston Scientific|Guys and St Thomas|Lewis Silkin|Bevan Brittan
Becton, Dickinson UK|Slater and Gordon|Hill Dickinson|Philips Healthcare|Stryker|Roche Diagnostics|Thomas Cook
Laura Ashley|St George's|King's College|NHS Resolution|Martin Brower|Molnlycke Health Care
Dr Foster Intelligence|Smith, Jones Solicitors|Taylor Wimpey|Drs Patel & Shah|Baxter Healthcare|Kelly Services
Charles River|Mrs Bun the Baker Ltd|Deloitte|Kier|Carillion|G4S|Hays|Bunzl|Essity|Abbott|Fresenius Kabi
Bristol, North Somerset CCG|HM Revenue & Customs|Sir Robert McAlpine|Crown Prosecution|St John Ambulance
Royal Mail|Angel Springs|Ivy Bridge|Grace Court|Victoria House|Martin & Co|Scott Safety|Cook Medical|Carl Zeiss
Olympus Keymed|Bayer, UK|Dean & Dyball|Medtronic Limited|GE Healthcare|Siemens Healthineers
Thermo Fisher Scientific|Alliance Healthcare|AAH Pharmaceuticals|Phoenix Healthcare Distribution|Gilead Sciences
Bristol Myers Squibb|Eli Lilly & Co|Merck Sharp & Dohme|Johnson Matthey|Pfizer|Novartis|Smiths Medical
Edwards Lifesciences|Cardinal Health|Owens & Minor|Vernon Carus|Paul Hartmann|Richard Wolf UK|Hollister
Coloplast|ConvaTec|Arthrex|DePuy Synthes|Zimmer Biomet|Wright Medical|Intersurgical|Vygon|Teleflex
Smith Micro Software|Serco|Sodexo|Mitie|ISS Mediclean Ltd|OCS Group UK|Compass Group|Aramark|Elior|Interserve
Balfour Beatty|Laing O'Rourke|Willmott Dixon|Morgan Sindall|Wates|Bam Construct|Henry Boot|Skanska|Arup
Mott MacDonald|Atkins|Turner & Townsend|Faithful & Gould|Gleeds|Currie & Brown|KPMG|PwC|Mazars|BDO|Bevan & Sons
Brodies|Mills & Reeve|Hempsons|Capsticks|Browne Jacobson|DAC Beachcroft|Weightmans|Kennedys|Clyde & Co
Eversheds Sutherland|Pinsent Masons|Addleshaw Goddard|Bird & Bird|Allocate Software|Cerner|Epic Systems|System C
EMIS|TPP|Oracle|Microsoft|Dell|Softcat|Computacenter|Insight Direct|CDW|Vodafone|BT|Virgin Media|EE|British Gas
EDF Energy|E.ON|Npower|Thames Water|Anglian Water|Veolia|Biffa|SRCL|Stericycle|Tradebe|Grundon|Synergy Health
Berendsen|Elis|Sunlight|Royal Devon|Barts Health|Lewisham and Greenwich NHS Trust|University of Oxford
King's College London|Imperial College|Brunel University|Kingston Council|Surrey County Council
Metropolitan Police|London Ambulance Service|Care Quality Commission|General Medical Council
Medical Defence Union|Marie Curie|Sue Ryder|Macmillan Cancer Support|Terrence Higgins Trust
St Christopher's Hospice|British Red Cross|Age UK|Leonard Cheshire|Priory Group|Cygnet Health Care
Nuffield Health|Spire Healthcare|BMI Healthcare|Ramsay Health Care|Bupa|Medacs|Hays Specialist Recruitment
Reed Specialist|Brookson|Pertemps|Thornbury Nursing Services|ID Medical|Holt Doctors|Dr Martens|Dr Oetker
Mr Kipling|Miss Selfridge|Hugo Boss|Ted Baker|Morgan Stanley|Robert Half|Russell Reynolds|Davies Roofing
Wilson Electrical|Patel Pharmacy|Khan Taxis|Hughes Joinery|Kumar Dental Practice|Smith Brothers|A1 Taxis
Jones Removals|O'Neill Consulting|Baker Tilly|Rees Draper Wright|Park Royal|Hill House|Dr A Patel & Associates
The Limes Medical Centre|Elm Tree Surgery|Mrs Jones Care Home|Mr Bevan Electrical Services
Sir John Soane's Museum"""


def split(sample: str) -> list[str]:
    """Return the names of a sample."""
    return [name for line in sample.splitlines() for name in line.split("|")]
